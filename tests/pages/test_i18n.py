"""Texts stand in the catalogues alone, in both languages, whole and well written."""

from __future__ import annotations

import re
from functools import cache
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from model.errors import InvalidInput
from pages._shell.i18n import LANGUAGES, LOCALES, Language, language_of, texts_in
from tests.pages import sources

PERSIAN = re.compile(r"[\u0621-\u06d3\u06f0-\u06f9]")
# Texts that stand between two parts and so begin or end with a space.
BETWEEN = {"list.and", "list.comma", "list.semicolon", "list.to", "weigh.separator"}
# Words of the code, of files and of addresses; what begins with another word is no key.
NO_TEXTS = (
    ".css",
    ".csv",
    ".html",
    ".js",
    ".json",
    ".po",
    ".svg",
    ".woff2",
    ".xlsx",
    ".zip",
    ".db",
)
# Persian texts that show how something is typed, in the digits that every keyboard has.
TYPED = {"error.package.cell.integer", "error.weights.malformed"}
CODE = re.compile(r"[\w.,-]*[A-Za-z][\w.,-]*")
# Files whose Persian letters are what they work on: digits, seasons, endings of words.
LETTERS = {
    "assets/js/search.js",
    "assets/js/words.js",
    "model/calendar.py",
    "model/checks/bodies.py",
    "model/checks/links.py",
    "model/periods.py",
    "model/portfolio/forms.py",
    "model/text.py",
    "model/weights.py",
}
SENTENCE = re.compile(r"[A-Z][a-z]+(?:'\w+)?,? [a-z]+\b.*")


@cache
def messages(language: Language) -> dict[str, Message]:
    with (LOCALES / language / "LC_MESSAGES" / "tarazu.po").open("rb") as file:
        found = read_po(file, locale=language, charset="utf-8", abort_invalid=True)
    return {
        message.id[0] if message.pluralizable else message.id: message
        for message in found
        if message.id
    }


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@cache
def named() -> sources.Named:
    return sources.named()


def test_both_catalogues_have_the_same_texts() -> None:
    assert messages("fa").keys() == messages("en").keys()
    plural = {key for key, message in messages("fa").items() if message.pluralizable}
    assert plural == {key for key, message in messages("en").items() if message.pluralizable}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_and_settled(language: Language) -> None:
    wanting = [
        key
        for key, message in messages(language).items()
        if message.fuzzy or not all(map(str.strip, forms(message)))
    ]
    assert wanting == []
    edges = {
        key for key, one in messages(language).items() if any(f != f.strip() for f in forms(one))
    }
    assert edges <= BETWEEN


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_are_in_order(language: Language) -> None:
    keys = list(messages(language))
    assert keys == sorted(keys)


def test_every_text_that_the_code_names_is_in_the_catalogues() -> None:
    known = messages("fa")
    families = {key.partition(".")[0] for key in known}
    missing = {
        key: place
        for key, place in named().keys.items()
        if key.partition(".")[0] in families
        and key not in known
        and not key.endswith(NO_TEXTS)
        # The first part of a key that is put together of two.
        and not any(other.startswith(f"{key}.") for other in known)
    }
    missing |= {call.key: call.place for call in named().calls if call.key not in known}
    assert missing == {}


def test_every_text_is_named_by_the_code() -> None:
    assert [key for key in messages("fa") if not named().has(key)] == []


def test_what_the_code_puts_in_is_what_the_texts_ask_for() -> None:
    wrong = []
    for call in named().calls:
        message = messages("fa").get(call.key)
        asked = set().union(*map(fields, forms(message))) if message else set()
        if not call.open_ended and not asked <= call.names:
            wrong.append((call.place, call.key, asked - call.names))
    assert wrong == []


def test_both_languages_ask_for_the_same() -> None:
    def asked(language: Language) -> dict[str, set[str]]:
        return {
            key: set().union(*map(fields, forms(message)))
            for key, message in messages(language).items()
        }

    persian, english = asked("fa"), asked("en")
    assert {key: fields for key, fields in persian.items() if english[key] != fields} == {}


def test_persian_is_written_in_persian_letters_and_digits() -> None:
    wrong = {}
    for key, message in messages("fa").items():
        for form in forms(message):
            bare = re.sub(r"\{\w+\}", "…", form)
            if re.search(r"[\u064a\u0643\u0649\u0660-\u0669\u0640]", bare):
                wrong[key] = form
            if re.search(r"[0-9]", CODE.sub("", bare)) and key not in TYPED:
                wrong[key] = form
            if re.search(
                r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]|  | [،؛؟.!]|\u200c\s|\s\u200c", bare
            ):
                wrong[key] = form
    assert wrong == {}


def test_english_has_no_persian_but_the_name_of_the_language() -> None:
    persian = [
        key for key, message in messages("en").items() if PERSIAN.search("".join(forms(message)))
    ]
    assert persian == ["shell.other_language"]


def test_no_persian_text_stands_in_the_code() -> None:
    found = {
        path.relative_to(sources.ROOT).as_posix(): text
        for path in sources.python_files()
        for _, text in sources.strings(path)
        if PERSIAN.search(text)
    }
    for path in sources.scripts():
        text = PERSIAN.search(sources.without_comments(path.read_text(encoding="utf-8")))
        if text:
            found[path.relative_to(sources.ROOT).as_posix()] = text[0]
    assert {place: text for place, text in found.items() if place not in LETTERS} == {}
    assert found.keys() >= LETTERS


def test_no_english_sentence_stands_in_the_code_of_pages() -> None:
    found = [
        (path.name, line, text)
        for path in sources.python_files()
        if "model" not in path.parts
        for line, text in sources.strings(path)
        if SENTENCE.fullmatch(text)
    ]
    for path in sources.scripts():
        text = sources.without_comments(path.read_text(encoding="utf-8"))
        quoted = re.findall(r"""(["'`])((?:(?!\1).)*)\1""", text)
        found += [(path.name, 0, part) for _, part in quoted if SENTENCE.fullmatch(part)]
    assert found == []


def test_numbers_are_written_in_the_digits_of_the_language() -> None:
    assert texts_in("fa").number(1400) == "۱۴۰۰"
    assert texts_in("en").number(1400) == "1400"
    assert "۳" in texts_in("fa")("weigh.report_weight", weight=3)
    assert "3" in texts_in("en")("weigh.report_weight", weight=3)


def test_plural_forms() -> None:
    english, persian = texts_in("en"), texts_in("fa")
    one, many = (english.count("weigh.summary_services", number) for number in (1, 60))
    assert one == many.replace("60", "1").replace("services", "service")
    assert "۶۰" in persian.count("weigh.summary_services", 60)
    given = english.starting_with("weigh.")
    assert given["weigh.summary_services"] == [
        "{number} e-service to do" if "e-service" in one else one.replace("1", "{number}"),
        many.replace("60", "{number}"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_text_is_a_fault_in_the_code(language: Language) -> None:
    texts = texts_in(language)
    with pytest.raises(KeyError):
        texts("weigh.nothing_of_this_name")
    with pytest.raises(KeyError):
        texts.count("weigh.nothing_of_this_name", 2)


def test_a_refusal_names_the_index_in_words() -> None:
    error = InvalidInput("error.weights.negative", index="economy", value="-1", maximum=10)
    assert "اقتصاد" in texts_in("fa").error(error)
    assert "economy" not in texts_in("fa").error(error)


@pytest.mark.parametrize("value", ["fa", "en"])
def test_a_language_is_taken(value: str) -> None:
    assert language_of(value) == value


@pytest.mark.parametrize("value", [None, "", "FA", "de", 7, ["fa"], {}, True])
def test_anything_else_gives_the_default(value: object) -> None:
    assert language_of(value) == "fa"
    assert language_of(value, "en") == "en"
