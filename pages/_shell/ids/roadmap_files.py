"""Ids of the roadmap's files: what goes out, and what comes back."""

from __future__ import annotations

from enum import StrEnum


class RoadmapFiles(StrEnum):
    """The dialog of the files; the script names them as those of the roadmap."""

    OPEN = "roadmap-files-open"
    DIALOG = "roadmap-files"
    CLOSE = "roadmap-files-close"
    HEADING = "roadmap-files-heading"
    ASK = "roadmap-file-ask"
    DOWNLOAD = "roadmap-file-download"
    PUT = "roadmap-file-put"
    PUT_ASK = "roadmap-file-put-ask"
    SEEN = "roadmap-file-seen"
    PREVIEW = "roadmap-file-preview"
    KEEP = "roadmap-file-keep"
    TITLE = "roadmap-file-title"
    REASON = "roadmap-file-reason"
    NAMED = "roadmap-file-named"
    COURSE = "roadmap-file-course"
    APPLY = "roadmap-file-apply"
    SAID = "roadmap-file-said"
    KEPT = "roadmap-file-kept"
