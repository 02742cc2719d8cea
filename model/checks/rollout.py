"""What the documents of a rollout say of one thing in several ways, or leave out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from model.checks.finding import Finding, Kind, Row, Severity, Subject, Tables, whole


def check(tables: Tables) -> list[Finding]:
    """Find events with several dates, figures that differ, and headings that nobody counted."""
    return [
        *_differing(tables.get("rollout_milestones", ()), "event", "date"),
        *_differing(tables.get("rollout_counts", ()), "subject", "value"),
        *_uncounted(tables),
    ]


def _differing(rows: Sequence[Row], about: str, column: str) -> list[Finding]:
    """Find what is told more than once, and not in the same way."""
    told: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row[column]:
            told[row["programme"], row[about]].append(row)
    dated = column == "date"
    found = []
    for (programme, subject), tellings in told.items():
        values = sorted({row[column] for row in tellings}, key=lambda value: (len(value), value))
        if len(values) < 2:
            continue
        first, *others = sorted(tellings, key=lambda row: int(row["row"]))
        found.append(
            Finding(
                finding_id=f"F-rollout-{programme}-{subject}",
                kind=Kind.DATE if dated else Kind.COUNT,
                severity=Severity.TEXT if dated else Severity.COUNT,
                document=first["document"],
                table_no=first["table_no"],
                page=whole(first["page"]),
                row=whole(first["row"]),
                subject_type=Subject.ROLLOUT_PROGRAMME,
                subject_id=programme,
                printed="; ".join(values),
                follows="",
                other_place="; ".join(f"paragraph {row['row']}" for row in others),
            )
        )
    return found


def _uncounted(tables: Tables) -> list[Finding]:
    """Find programmes that count their services in all, but under none of their headings."""
    found = []
    for programme in tables.get("rollout_programmes", ()):
        name = programme["programme_id"]
        groups = [one for one in tables.get("rollout_groups", ()) if one["programme"] == name]
        if not groups or not programme["services_target"] or any(one["services"] for one in groups):
            continue
        found.append(
            Finding(
                finding_id=f"F-rollout-{name}-uncounted",
                kind=Kind.MISSING,
                severity=Severity.NOTE,
                document=programme["document"],
                table_no=programme["table_no"],
                page=whole(programme["page"]),
                row=whole(programme["row"]),
                subject_type=Subject.ROLLOUT_PROGRAMME,
                subject_id=name,
                printed=programme["services_target"],
                follows="",
            )
        )
    return found
