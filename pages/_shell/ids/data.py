"""Ids of sources and findings."""

from __future__ import annotations

from enum import StrEnum


class Data(StrEnum):
    """Sources, findings and downloads."""

    OPENED = "data-opened"
    ADDRESS = "data-address"
    BODY = "data-body"
    NOTICE = "data-notice"
    TEXT = "data-text"
    SEVERITY = "data-severity"
    KIND = "data-kind"
    TREATMENT = "data-treatment"
    CLEAR = "data-clear"
    SUMMARY = "data-summary"
    FINDINGS = "data-findings"
    QUERY = "data-query"
    KEPT = "data-kept"
