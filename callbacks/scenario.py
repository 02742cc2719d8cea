"""One scenario: shown as it was seen and as it is today; renamed, proposed, adopted, sent on."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote

from dash import Dash, Input, Output, State, dcc, html, no_update

from callbacks._identity import acting_user
from callbacks._services import Services
from callbacks.shell import LOCATION
from model.calendar import quarter_of, today
from model.errors import InvalidInput, NotFound, StaleEdit, TarazuError
from model.scenarios.files import write_file
from model.scenarios.replay import replay
from model.scenarios.view import read_number
from model.shelf import ShelfStatus
from model.store.scenarios import REPORT, Wish
from pages._shell import ids, scenario
from pages._shell.i18n import Texts, language_of, texts_in
from pages._shell.notes import refusal, told
from pages._shell.scenario_acts import MOVES, sure_words
from pages._shell.scenario_past import said
from pages._shell.scenario_seen import Seen
from pages._shell.scenario_words import PATH, Item, link, reason_words, tags_words, title_words

S = ids.Scenario
STATUS_OF = {act: status for status, act in MOVES.items()}
ASKED_FIRST = ("adopt", "retire")
NOTHING = (no_update,) * 2


def register(app: Dash, services: Services) -> None:
    """Register the callbacks of a scenario's page."""
    _register_page(app, services)
    _register_wishes(app, services)
    _register_answers(app, services)


def _register_page(app: Dash, services: Services) -> None:
    @app.callback(
        Output(S.BODY, "children"),
        Output(S.SEEN, "data"),
        Input(S.OPENED, "data"),
        Input(S.CHANGED, "data"),
        State(LOCATION, "pathname"),
        State(LOCATION, "search"),
        State(ids.Shell.LANGUAGE, "data"),
    )
    def show(
        opened: object, changed: object, path: object, search: object, language: object
    ) -> object:
        if opened is None:
            return NOTHING
        texts = texts_in(language_of(language))
        try:
            seen = _seen(services, path, search)
        except (NotFound, InvalidInput) as error:
            return scenario.unknown(texts, texts.error(error)), None
        adopted = services.store.scenarios.adopted(seen.item.city)
        known = {
            "key": seen.item.key,
            "version": seen.item.version,
            "number": seen.save.number,
            "adopted": None if adopted is None else adopted.key,
        }
        return scenario.contents(texts, seen), known


def _seen(services: Services, path: object, search: object) -> Seen:
    """Open the scenario that an address names."""
    key = unquote(path).partition(f"{PATH}/")[2] if isinstance(path, str) else ""
    now = services.catalogue()
    kept, city = services.store.scenarios, now.city.city
    item = kept.one(city, key)
    save = kept.revision(city, key, _number(search))
    then = services.store.catalogue(city, save.data_revision)
    return Seen(
        item=item,
        save=save,
        replay=replay(save.content, save.fingerprint, then, now, quarter_of(today())),
        revisions=kept.revisions(city, key),
        changes=kept.changes(city, key),
    )


def _number(search: object) -> int | None:
    """Read which revision an address names; None for the newest."""
    try:
        parts = dict(parse_qsl(str(search or "").removeprefix("?"), max_num_fields=50))
    except ValueError:
        raise InvalidInput("error.address.malformed") from None
    return read_number(parts["r"]) if "r" in parts else None


def _known(services: Services, seen: object) -> tuple[Item, int, int, str | None]:
    """Take what a page says it shows: the scenario, its version, its revision, the adopted one."""
    if not isinstance(seen, dict):
        raise InvalidInput("error.request.malformed")
    key, version, number, adopted = (
        seen.get(name) for name in ("key", "version", "number", "adopted")
    )
    texts_fit = isinstance(key, str) and (adopted is None or isinstance(adopted, str))
    if not texts_fit or type(version) is not int or type(number) is not int:
        raise InvalidInput("error.request.malformed")
    city = services.catalogue().city.city
    return services.store.scenarios.one(city, str(key)), version, number, adopted


def _register_wishes(app: Dash, services: Services) -> None:
    @app.callback(
        Output(S.SAID, "children"),
        Output(S.CHANGED, "data"),
        Output(S.ASKED, "data"),
        Output(S.WORDS, "is_open"),
        Output(S.WORDS_TITLE, "children"),
        Output(S.TITLE, "value"),
        Output(S.TAGS, "value"),
        Output(S.WORDS_SAID, "children"),
        Output(S.SURE, "is_open"),
        Output(S.SURE_TITLE, "children"),
        Output(S.SURE_TEXT, "children"),
        Output(S.DOWNLOAD, "data"),
        Input(S.WISH, "data"),
        State(S.SEEN, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def act(wish: object, seen: object, language: object) -> object:
        same: list[object] = [no_update] * 12
        if wish is None:
            return same
        texts = texts_in(language_of(language))
        asked = wish.get("act") if isinstance(wish, dict) else None
        try:
            item, version, number, _ = _known(services, seen)
            if asked in ("rename", "duplicate"):
                heading = texts(f"scenario.act.{asked}")
                return [no_update, no_update, asked, True, heading, *_words(texts, item, asked),
                        "", *same[8:]]  # fmt: skip
            if asked in ASKED_FIRST:
                adopted = services.store.scenarios.adopted(item.city)
                words = sure_words(texts, asked, item, adopted)
                heading = texts(f"scenario.act.{asked}")
                return [no_update, no_update, asked, *same[3:8], True, heading, words, no_update]
            if asked == "download":
                content, name = file_of(services, texts, item, number)
                return [*same[:11], dcc.send_bytes(content, name)]
            if asked in STATUS_OF:
                return [*_move(services, texts, item, version, STATUS_OF[asked], None), *same[2:]]
        except TarazuError as error:
            return [refused(texts, error), *same[1:]]
        raise InvalidInput("error.request.malformed")


def _words(texts: Texts, item: Item, asked: str) -> tuple[str, str]:
    title = title_words(texts, item)
    copied = asked == "duplicate"
    return texts("scenario.copy_of", title=title) if copied else title, tags_words(texts, item)


def refused(texts: Texts, error: TarazuError) -> object:
    """Say what was refused; of a stale wish, both values."""
    values = error.params.get("values")
    if not isinstance(error, StaleEdit) or not isinstance(values, dict):
        return refusal(texts, error)
    both = [
        html.Li(
            texts(
                "scenario.stale.both",
                field=texts(f"scenario.of.{field}"),
                theirs=said(texts, field, theirs),
                yours=said(texts, field, yours),
            )
        )
        for field, (theirs, yours) in values.items()
        if yours is not None
    ]
    return html.Div([html.P(texts.error(error)), html.Ul(both)], className="notice notice-warning")


def file_of(services: Services, texts: Texts, item: Item, number: int) -> tuple[bytes, str]:
    """Write a revision of a scenario as a file.

    Returns
    -------
    content : bytes
    name : str
        Of the file.
    """
    save = services.store.scenarios.revision(item.city, item.key, number)
    then = services.store.catalogue(item.city, save.data_revision)
    shown = item.showing(save)
    title, reason = title_words(texts, item), reason_words(texts, item, save)
    name = f"tarazu-scenario-{item.key}-{save.number}.json"
    return write_file(shown, title, reason, then), name


def _move(
    services: Services,
    texts: Texts,
    item: Item,
    version: int,
    status: ShelfStatus,
    known: str | None,
) -> tuple[object, object]:
    """Give a scenario another status."""
    kept = services.store.scenarios
    moved = kept.move(item.city, item.key, status, version, acting_user(), instead_of=known)
    said = texts("scenario.done.status", status=texts(f"scenario_status.{moved.status}"))
    return told(said), moved.version


def _register_answers(app: Dash, services: Services) -> None:
    @app.callback(
        Output(S.SAID, "children", allow_duplicate=True),
        Output(S.CHANGED, "data", allow_duplicate=True),
        Output(S.WORDS, "is_open", allow_duplicate=True),
        Output(S.WORDS_SAID, "children", allow_duplicate=True),
        Input(S.WORDS_SAVE, "n_clicks"),
        Input(S.TITLE, "n_submit"),
        Input(S.TAGS, "n_submit"),
        State(S.ASKED, "data"),
        State(S.TITLE, "value"),
        State(S.TAGS, "value"),
        State(S.SEEN, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def keep_words(*given: object) -> object:
        *clicks, asked, title, tags, seen, language = given
        if not any(clicks):
            return (no_update,) * 4
        texts = texts_in(language_of(language))
        try:
            item, version, number, _ = _known(services, seen)
            if asked == "duplicate":
                copy = _duplicate(services, texts, item, number, title, tags)
                said = html.Span([texts("scenario.done.copy"), " ", link(texts, copy)])
                return told(said), no_update, False, ""
            changes = {"title": title, "tags": split_tags(tags)}
            kept = services.store.scenarios
            named = kept.describe(item.city, item.key, changes, version, acting_user())
        except TarazuError as error:
            return no_update, no_update, True, refused(texts, error)
        return told(texts("scenario.done.named")), named.version, False, ""

    @app.callback(
        Output(S.SAID, "children", allow_duplicate=True),
        Output(S.CHANGED, "data", allow_duplicate=True),
        Output(S.SURE, "is_open", allow_duplicate=True),
        Input(S.SURE_YES, "n_clicks"),
        State(S.ASKED, "data"),
        State(S.SEEN, "data"),
        State(ids.Shell.LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def sure(clicked: object, asked: object, seen: object, language: object) -> object:
        if not clicked:
            return (no_update,) * 3
        texts = texts_in(language_of(language))
        if asked not in ASKED_FIRST:
            raise InvalidInput("error.request.malformed")
        try:
            item, version, _, known = _known(services, seen)
            return *_move(services, texts, item, version, STATUS_OF[str(asked)], known), False
        except TarazuError as error:
            return refused(texts, error), no_update, False

    for cancel, dialog in ((S.WORDS_CANCEL, S.WORDS), (S.SURE_CANCEL, S.SURE)):
        app.callback(
            Output(dialog, "is_open", allow_duplicate=True),
            Input(cancel, "n_clicks"),
            prevent_initial_call=True,
        )(lambda clicked: False if clicked else no_update)


def _duplicate(
    services: Services, texts: Texts, item: Item, number: int, title: object, tags: object
) -> Item:
    kept = services.store.scenarios
    save = kept.revision(item.city, item.key, number)
    of = title_words(texts, item)
    reason = texts("scenario.copy_reason", title=of, number=save.number)
    wish = Wish(save.content, reason, None if item.key == REPORT else save.data_revision)
    return kept.add(item.city, title, wish, acting_user(), split_tags(tags))


def split_tags(given: object) -> list[str]:
    """Take tags as people write them, with commas between."""
    if given is not None and not isinstance(given, str):
        raise InvalidInput("error.request.malformed")
    parts = (given or "").replace("،", ",").replace(";", ",").replace("؛", ",").split(",")
    return [part.strip() for part in parts if part.strip()]
