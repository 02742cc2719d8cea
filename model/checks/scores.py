"""Scores, totals, groups and orders: Tables 6 to 9 against Table 5's weights and one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from model.checks.finding import Finding, Kind, Row, Severity, Subject, Tables, place, whole
from model.scoring import GROUPS, Bounds
from model.weights import INDEX_IDS, READINESS


def check_totals(tables: Tables) -> Iterator[Finding]:
    """Totals of Table 6 that its scores do not give, and totals that Table 7 prints otherwise."""
    weights = _weights(tables)
    for row in _scores(tables):
        total, printed = _total(row, weights, INDEX_IDS), int(row["printed_total"])
        if total != printed:
            moved = _group(total, weights) != _group(printed, weights)
            severity = Severity.GROUP if moved else Severity.COUNT
            what = f"F-total-{row['todo_id']}", Kind.SUM, severity
            yield _found(what, row, (printed, total), f"Table 5; {place(row)}")
        there = _in_table_7(row)
        if there["printed_total"] != row["printed_total"]:
            what = f"F-total-t7-{row['todo_id']}", Kind.SUM, Severity.COUNT
            yield _found(what, there, (there["printed_total"], printed), place(row))


def check_groups(tables: Tables) -> Iterator[Finding]:
    """Groups of Table 7 against the report's bounds, and how many services each group then has."""
    weights, scores = _weights(tables), _scores(tables)
    groups = {row["todo_id"]: _group(_total(row, weights, INDEX_IDS), weights) for row in scores}
    for row in scores:
        group = groups[row["todo_id"]]
        if row["printed_group"] != str(group):
            what = f"F-group-{row['todo_id']}", Kind.GROUP, Severity.GROUP
            yield _found(what, _in_table_7(row), (row["printed_group"], group), place(row))
    printed = Counter(row["printed_group"] for row in scores)
    resolved = Counter(groups.values())
    for group in GROUPS:
        if printed[str(group)] != resolved[group]:
            what = f"F-count-group-{group}", Kind.COUNT, Severity.COUNT
            whole_table = {**_in_table_7(scores[0]), "page": "", "row": ""}
            counts = printed[str(group)], resolved[group]
            yield _found(what, whole_table, counts, "Table 6", subject=Subject.TABLE)


def check_orders(tables: Tables) -> Iterator[Finding]:
    """Rows of Tables 7, 8 and 9 that stand before a row with a higher total."""
    weights = _weights(tables)
    for rows, indices in (
        (_table_7(tables), INDEX_IDS),
        (_quick_wins(tables), READINESS),
        (tables.get("in_progress_scores", ()), READINESS),
    ):
        totals = [_total(row, weights, indices) for row in rows]
        for (row, total), (_, following) in pairwise(zip(rows, totals, strict=True)):
            if total < following:
                first_place = 1 + sum(other > total for other in totals)
                what = f"F-order-t{row['table_no']}-{row['row']}", Kind.NUMBERING, Severity.COUNT
                yield _found(what, row, (row["row"], first_place), f"Table {row['table_no']}")


def check_ties(tables: Tables) -> Iterator[Finding]:
    """Services of one printed total that stand out of the order of their numbers."""
    for rows in (_table_7(tables), _quick_wins(tables)):
        for _, tied in groupby(rows, key=lambda row: row["printed_total"]):
            run = list(tied)
            printed = [int(row["todo_id"]) for row in run]
            expected = sorted(printed)
            moved = [i for i, number in enumerate(printed) if number != expected[i]]
            if moved:
                first, stretch = run[moved[0]], slice(moved[0], moved[-1] + 1)
                what = f"F-ties-t{first['table_no']}-{first['row']}", Kind.NUMBERING, Severity.NOTE
                pair = _listed(printed[stretch]), _listed(expected[stretch])
                yield _found(what, first, pair, "", subject=Subject.TABLE)


def check_readiness(tables: Tables) -> Iterator[Finding]:
    """Tables 8 and 9: scores against Table 6, and totals against the scores."""
    weights = _weights(tables)
    scores = {row["todo_id"]: row for row in _scores(tables)}
    for row in (*_quick_wins(tables), *tables.get("in_progress_scores", ())):
        where = f"t{row['table_no']}-{row['row']}"
        source = scores.get(row.get("todo_id", ""), row)
        for index in READINESS:
            if row[index] != source[index]:
                what = f"F-score-{where}-{index}", Kind.CROSS_REFERENCE, Severity.COUNT
                yield _found(what, row, (row[index], source[index]), place(source))
        total = _total(row, weights, READINESS)
        if total != int(row["printed_total"]):
            what = f"F-total-{where}", Kind.SUM, Severity.COUNT
            yield _found(what, row, (row["printed_total"], total), f"Table 5; {place(row)}")


def check_cut_off(tables: Tables) -> Iterator[Finding]:
    """Tables that select quick wins and yet list every service."""
    of_status = Counter(row["status"] for row in tables.get("services", ()))
    for name, status, source in (
        ("quick_wins", "to_do", "4"),
        ("in_progress_scores", "in_progress", "3"),
    ):
        rows = tables.get(name, ())
        if rows and len(rows) == of_status[status]:
            what = f"F-cut-off-t{rows[0]['table_no']}", Kind.DEFINITION, Severity.COUNT
            whole_table = {**rows[0], "row": ""}
            subject = Subject.TABLE
            yield _found(what, whole_table, (len(rows), ""), f"Table {source}", subject=subject)


def _scores(tables: Tables) -> list[Row]:
    """Table 6, each row with the id of its service."""
    service_of = {row["todo_id"]: row["service_id"] for row in tables.get("services", ())}
    rows = tables.get("scores", ())
    return [{**row, "service_id": service_of[row["todo_id"]]} for row in rows]


def _quick_wins(tables: Tables) -> list[Row]:
    """Table 8, each row with the id of its service."""
    service_of = {row["todo_id"]: row["service_id"] for row in tables.get("services", ())}
    rows = tables.get("quick_wins", ())
    return [{**row, "service_id": service_of[row["todo_id"]]} for row in rows]


def _table_7(tables: Tables) -> list[Row]:
    """The rows of Table 7 in its order."""
    return sorted(map(_in_table_7, _scores(tables)), key=lambda row: int(row["row"]))


def _in_table_7(row: Row) -> Row:
    """A row of the scores as Table 7 prints it."""
    there = {"table_no": "7", "page": row["page_t7"], "row": row["printed_position"]}
    return {**row, **there, "printed_total": row["printed_total_t7"]}


def _weights(tables: Tables) -> dict[str, int]:
    return {row["index_id"]: int(row["weight"]) for row in tables.get("indices", ())}


def _total(row: Row, weights: dict[str, int], indices: Sequence[str]) -> int:
    return sum(weights[index] * int(row[index]) for index in indices)


def _group(total: int, weights: dict[str, int]) -> int:
    """The group of a total under the report's own bounds."""
    least = Bounds().least_totals(sum(weights.values()))
    return next((g for g, bound in zip(GROUPS, least, strict=False) if total >= bound), GROUPS[-1])


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _found(
    what: tuple[str, Kind, Severity],
    row: Row,
    pair: tuple[object, object],
    other_place: str,
    subject: Subject = Subject.SERVICE,
) -> Finding:
    """A finding at a row: its id, kind and severity, and what is printed and what follows."""
    finding_id, kind, severity = what
    return Finding(
        finding_id=finding_id,
        kind=kind,
        severity=severity,
        document=row["document"],
        table_no=row["table_no"],
        page=whole(row["page"]),
        row=whole(row["row"]),
        subject_type=subject,
        subject_id=row["service_id"] if subject is Subject.SERVICE else row["table_no"],
        printed=str(pair[0]),
        follows=str(pair[1]),
        other_place=other_place,
    )
