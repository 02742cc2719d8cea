"""Scenarios: every save stays, one is adopted, nobody is overwritten, the report's own stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from model.errors import InvalidInput, NotFound, StaleEdit, TarazuError
from model.scenarios.content import Content
from model.scenarios.readings import differences, fingerprint
from model.scoring import Bounds
from model.shelf import NEXT, ShelfStatus
from model.store import Store
from model.store.scenarios import REPORT, Kept, Wish
from model.weights import Weights
from tests.model.store import little_city

CITY = "littleton"
WHO = "سارا"
EASE_FIRST = Content(Weights((0, 0, 0, 0, 1, 5)), Bounds(220, 150), {(1, "ease"): 2})
FLAT = Content(Weights((1, 1, 1, 1, 1, 1)))


def wish(content: Content = EASE_FIRST, reason: object = "برای جلسه") -> Wish:
    return Wish(content, reason)


@pytest.fixture
def kept(store: Store) -> Kept:
    return store.scenarios.add(CITY, "آسان‌ها  اول", wish(), WHO, ["جلسهٔ نهم"])


def adopt(store: Store, scenario: Kept, instead_of: str | None = None) -> Kept:
    proposed = store.scenarios.move(CITY, scenario.key, "proposed", scenario.version, WHO)
    return store.scenarios.move(
        CITY, scenario.key, "adopted", proposed.version, "رضا", instead_of=instead_of
    )


def test_a_scenario_is_kept_with_all_it_says(store: Store, kept: Kept) -> None:
    assert store.scenarios.one(CITY, kept.key) == kept == store.scenarios.all(CITY)[0]
    assert (kept.key, kept.title, kept.tags) == ("s1", "آسان‌ها اول", ("جلسهٔ نهم",))
    assert (kept.status, kept.version, kept.added_by) == (ShelfStatus.DRAFT, 1, WHO)
    saved = kept.newest
    assert (saved.number, saved.content, saved.reason) == (1, EASE_FIRST, "برای جلسه")
    assert (saved.data_revision, saved.saved_by) == (1, WHO)
    assert saved.fingerprint == fingerprint(EASE_FIRST, store.catalogue(CITY, 1))
    said = {(line.field, line.old, str(line.new)) for line in store.scenarios.changes(CITY, "s1")}
    assert {field for field, _, _ in said} == {"title", "tags", "status", "revision"}
    assert ("revision", None, "1") in said


def test_saving_leaves_the_data_as_they_are(store: Store, kept: Kept) -> None:
    assert store.data_version(CITY).revision == 1
    assert store.history(CITY) == ()


def test_every_save_is_a_revision_of_its_own(store: Store, kept: Kept) -> None:
    again = store.scenarios.save(CITY, kept.key, wish(FLAT, "یکسان"), kept.version, "رضا")
    assert (again.newest.number, again.newest.content, again.version) == (2, FLAT, 2)
    revisions = store.scenarios.revisions(CITY, kept.key)
    assert [one.number for one in revisions] == [2, 1]
    assert revisions[1] == kept.newest
    assert store.scenarios.revision(CITY, kept.key, 1) == kept.newest
    assert store.scenarios.revision(CITY, kept.key) == again.newest
    (line, *_) = store.scenarios.changes(CITY, kept.key)
    assert (line.field, line.old, line.new, line.who, line.version) == ("revision", 1, 2, "رضا", 2)


def test_title_and_tags_change_with_a_line_of_history(store: Store, kept: Kept) -> None:
    changes: dict[str, object] = {"title": "نام دیگر", "tags": []}
    named = store.scenarios.describe(CITY, kept.key, changes, kept.version, WHO)
    assert (named.title, named.tags, named.version) == ("نام دیگر", (), 2)
    assert named.newest == kept.newest
    lines = [line for line in store.scenarios.changes(CITY, kept.key) if line.version == 2]
    assert [(line.field, line.new) for line in lines] == [("tags", []), ("title", "نام دیگر")]
    assert store.scenarios.describe(CITY, kept.key, changes, 2, WHO).version == 2


def test_the_second_of_two_browsers_is_told(store: Store, kept: Kept) -> None:
    store.scenarios.describe(CITY, kept.key, {"title": "از رضا"}, kept.version, "رضا")
    tries: list[Callable[[], Any]] = [
        lambda: store.scenarios.save(CITY, kept.key, wish(FLAT), kept.version, WHO),
        lambda: store.scenarios.describe(CITY, kept.key, {"title": "x1"}, kept.version, WHO),
        lambda: store.scenarios.move(CITY, kept.key, "proposed", kept.version, WHO),
    ]
    before = store.scenarios.one(CITY, kept.key), store.scenarios.changes(CITY, kept.key)
    for attempt in tries:
        with pytest.raises(StaleEdit) as refused:
            attempt()
        assert refused.value.code == "error.kept.stale"
        assert (refused.value.params["who"], refused.value.params["title"]) == ("رضا", "از رضا")
    assert (store.scenarios.one(CITY, kept.key), store.scenarios.changes(CITY, kept.key)) == before


def test_one_is_adopted_and_the_next_retires_it(store: Store, kept: Kept) -> None:
    assert store.scenarios.adopted(CITY) is None
    first = adopt(store, kept)
    assert store.scenarios.adopted(CITY) == first
    second = store.scenarios.add(CITY, "دومی", wish(FLAT), WHO)
    adopted = adopt(store, second, instead_of="s1")
    assert store.scenarios.adopted(CITY) == adopted
    assert store.scenarios.one(CITY, "s1").status is ShelfStatus.RETIRED
    (line, *_) = store.scenarios.changes(CITY, "s1")
    assert (line.field, line.old, line.new, line.who) == ("status", "adopted", "retired", "رضا")


def test_adopting_names_the_one_it_replaces(store: Store, kept: Kept) -> None:
    adopt(store, kept)
    second = store.scenarios.add(CITY, "دومی", wish(FLAT), WHO)
    proposed = store.scenarios.move(CITY, second.key, "proposed", second.version, WHO)
    for known in (None, "s7"):
        with pytest.raises(StaleEdit) as refused:
            store.scenarios.move(
                CITY, second.key, "adopted", proposed.version, WHO, instead_of=known
            )
        assert refused.value.code == "error.kept.other_adopted"
        assert refused.value.params["title"] == kept.title
    assert store.scenarios.one(CITY, "s1").status is ShelfStatus.ADOPTED


def test_the_database_itself_holds_one_adopted(store: Store, kept: Kept) -> None:
    adopt(store, kept)
    store.scenarios.add(CITY, "دومی", wish(FLAT), WHO)
    wanted = text("UPDATE scenarios SET status = 'adopted'")
    with pytest.raises(IntegrityError), store._database.writing() as session:
        session.execute(wanted)


def test_of_adoptions_at_once_one_is_told(store: Store) -> None:
    keys = []
    for title in ("یک ۱", "دو ۲"):
        added = store.scenarios.add(CITY, title, wish(), WHO)
        keys.append(store.scenarios.move(CITY, added.key, "proposed", 1, WHO).key)
    start, ends = Barrier(2), []

    def try_it(key: str) -> None:
        start.wait()
        try:
            store.scenarios.move(CITY, key, "adopted", 2, WHO)
            ends.append("adopted")
        except StaleEdit as refused:
            ends.append(refused.code)

    threads = [Thread(target=try_it, args=(key,)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["adopted", "error.kept.other_adopted"]
    assert store.scenarios.adopted(CITY) is not None


@pytest.mark.parametrize("status", ShelfStatus)
def test_only_some_statuses_follow(store: Store, kept: Kept, status: ShelfStatus) -> None:
    way = {
        ShelfStatus.DRAFT: (),
        ShelfStatus.PROPOSED: ("proposed",),
        ShelfStatus.ADOPTED: ("proposed", "adopted"),
        ShelfStatus.RETIRED: ("retired",),
    }
    for step in way[status]:
        kept = store.scenarios.move(CITY, kept.key, step, kept.version, WHO)
    assert kept.status is status
    for other in (*ShelfStatus, "burnt", None):
        if other not in NEXT[status]:
            with pytest.raises(InvalidInput) as refused:
                store.scenarios.move(CITY, kept.key, other, kept.version, WHO)
            assert refused.value.code == "error.kept.status"
    assert kept.takes_revisions == (status is ShelfStatus.DRAFT)
    if not kept.takes_revisions:
        with pytest.raises(InvalidInput) as refused:
            store.scenarios.save(CITY, kept.key, wish(FLAT), kept.version, WHO)
        assert refused.value.code == "error.kept.frozen"


def test_nobody_changes_the_reports_own(store: Store) -> None:
    own = store.scenarios.one(CITY, REPORT)
    assert own == store.scenarios.all(CITY)[-1]
    assert own.fixed
    assert own.next == ()
    assert not own.takes_revisions
    assert own.newest.content == Content(Weights(store.catalogue(CITY).weights))
    assert store.scenarios.revisions(CITY, REPORT) == (own.newest,)
    assert store.scenarios.changes(CITY, REPORT) == ()
    tries: list[Callable[[], Any]] = [
        lambda: store.scenarios.save(CITY, REPORT, wish(), 0, WHO),
        lambda: store.scenarios.describe(CITY, REPORT, {"title": "xx"}, 0, WHO),
        lambda: store.scenarios.move(CITY, REPORT, "adopted", 0, WHO),
    ]
    for attempt in tries:
        with pytest.raises(InvalidInput) as refused:
            attempt()
        assert refused.value.code == "error.scenario.report"


@pytest.mark.parametrize(
    ("title", "reason", "tags", "who", "code"),
    [
        ("", "r1", [], WHO, "error.kept.title"),
        ("x" * 121, "r1", [], WHO, "error.kept.title"),
        ("--", "r1", [], WHO, "error.kept.title"),
        (12, "r1", [], WHO, "error.kept.title"),
        ("ab\0cd", "r1", [], WHO, "error.kept.title"),
        ("ab", "", [], WHO, "error.kept.reason"),
        ("ab", None, [], WHO, "error.kept.reason"),
        ("ab", "r" * 501, [], WHO, "error.kept.reason"),
        ("ab", "r1", ["a,b"], WHO, "error.kept.tags"),
        ("ab", "r1", [""], WHO, "error.kept.tags"),
        ("ab", "r1", "tag", WHO, "error.kept.tags"),
        ("ab", "r1", [f"t{n}" for n in range(9)], WHO, "error.kept.tags"),
        ("ab", "r1", ["t" * 31], WHO, "error.kept.tags"),
        ("ab", "r1", [], "", "error.edit.who"),
    ],
)
def test_bad_words_leave_nothing(
    store: Store, title: object, reason: object, tags: Any, who: str, code: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        store.scenarios.add(CITY, title, wish(reason=reason), who, tags)
    assert refused.value.code == code
    assert [one.key for one in store.scenarios.all(CITY)] == [REPORT]


def test_what_is_not_there_is_said(store: Store, kept: Kept) -> None:
    unknown = Content(FLAT.weights, what_ifs={(99, "ease"): 3})
    tries: dict[str, Callable[[], Any]] = {
        "error.city.unknown": lambda: store.scenarios.add("atlantis", "ab", wish(), WHO),
        "error.kept.unknown": lambda: store.scenarios.one(CITY, "s\0"),
        "error.kept.revision": lambda: store.scenarios.revision(CITY, kept.key, 2),
        "error.service.unknown": lambda: store.scenarios.add(CITY, "ab", wish(unknown), WHO),
        "error.revision.unknown": lambda: store.scenarios.add(CITY, "ab", Wish(FLAT, "r", 9), WHO),
    }
    for code, attempt in tries.items():
        with pytest.raises(NotFound) as refused:
            attempt()
        assert refused.value.code == code
    with pytest.raises(NotFound):
        store.scenarios.move(CITY, "s2", "proposed", 1, WHO)
    with pytest.raises(TarazuError) as field:
        store.scenarios.describe(CITY, kept.key, {"status": "adopted"}, 1, WHO)
    assert field.value.code == "error.edit.field"
    with pytest.raises(TarazuError) as version:
        store.scenarios.move(CITY, kept.key, "proposed", "1", WHO)
    assert version.value.code == "error.edit.version"


def test_a_picture_is_replayed_after_the_data_have_changed(
    store: Store, kept: Kept, tmp_path: Path
) -> None:
    rows = little_city.rows()
    rows["scores"][1]["coverage"] = 3
    rows["services"][0]["title_en"] = "Another name"
    described = little_city.describe(rows, version="1.1.0")
    then = kept.newest.content.ranking(store.catalogue(CITY))
    store.load(little_city.write(tmp_path / "newer", rows, described))
    saved = store.scenarios.revision(CITY, kept.key)
    old, new = store.catalogue(CITY, saved.data_revision), store.catalogue(CITY)
    assert fingerprint(saved.content, old) == saved.fingerprint
    assert fingerprint(saved.content, new) != saved.fingerprint
    replayed = saved.content.ranking(old)
    assert replayed.totals.tolist() == then.totals.tolist()
    assert replayed.ranks.tolist() == then.ranks.tolist()
    found = [(one.kind, one.key, one.field, one.then, one.now) for one in differences(old, new)]
    assert found == [
        ("score", 2, "coverage", 1, 3),
        ("service", 1, "title_en", "واژه", "Another name"),
    ]
    store.edit("service", 1, {"status": "existing"}, 2, WHO, city=CITY)
    assert fingerprint(saved.content, store.catalogue(CITY)) == fingerprint(saved.content, new)
