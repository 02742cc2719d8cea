"""Ids of the services."""

from __future__ import annotations

from enum import StrEnum


class Service(StrEnum):
    """One service."""

    OPENED = "service-opened"
    BODY = "service-body"


class Services(StrEnum):
    """All services."""

    OPENED = "services-opened"
    ADDRESS = "services-address"
    NOTICE = "services-notice"
    TEXT = "services-text"
    STATUS = "services-status"
    DOMAIN = "services-domain"
    CLEAR = "services-clear"
    SUMMARY = "services-summary"
    GRID = "services-grid"
    QUERY = "services-query"
    KEPT = "services-kept"
    CARDS = "services-cards"
    CHANGED = "services-changed"


class ServiceStatusEditor(StrEnum):
    """The status of one service, to be changed."""

    WISH = "service-wish"
    TOLD = "service-wish-told"
    WISHED = "service-wished"
