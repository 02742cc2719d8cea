from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.text import (
    ZWNJ,
    matches,
    normalise,
    search_key,
    to_ascii_digits,
    to_persian_digits,
)

persian = st.text(
    st.sampled_from(
        "ابپتيىیكکگةۀءآأإؤئ٠٥9۱ـ،؛؟.()-LG \t\n\u200b\u200c\u200e\u202e\u2067\u00ad\ufeff\ufefbَّ"
    )
)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("خدمت الكترونيكي", "خدمت الکترونیکی"),
        ("مصطفى", "مصطفی"),
        ("سال ١٤٠٣", "سال ۱۴۰۳"),
        ("LG01-1", "LG01-1"),
        ("می\u200cشود", "می\u200cشود"),
        ("می\u200c\u200cشود", "می\u200cشود"),
        ("می\u00adشود", "می\u200cشود"),
        ("\u200cآب\u200c \u200cو\u200c", "آب و"),
        ("(نقشه\u200c)\u200cها", "(نقشه)ها"),
        ("ســـلام", "سلام"),
        ("\u202bقم\u202c\u200f \u2067(OID)\u2069\ufeff", "قم (OID)"),
        ("  یک \t دو\r\nسه\u00a0چهار\u2003پنج ", "یک دو سه چهار پنج"),
        ("آب ، برق ؛ گاز ؟", "آب، برق؛ گاز؟"),
        ("a\x00b\x07\x9f\ud800", "ab"),
        ("نَ\u200cها", "نَ\u200cها"),
        ("اـٓب", "آب"),
        ("ﻻﻟﻪ", "لاله"),
        ("", ""),
    ],
)
def test_one_spelling_inside(raw: str, clean: str) -> None:
    assert normalise(raw) == clean


@pytest.mark.parametrize(
    "spelling", ["نقشه\u200cهای شهر", "نقشه های شهر", "نقشههای شهر", "نقشه‌هاي  شهر.", "نَقشه‌های شهر"]
)
def test_spellings_of_one_title_have_one_key(spelling: str) -> None:
    assert search_key(spelling) == "نقشههایشهر"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("آب", "اب"),
        ("تأثیر", "تاثیر"),
        ("مسئول", "مسیول"),
        ("شیء", "شی"),
        ("ماده ۵۵", "ماده 55"),
        ("أإٱآ", "اااا"),
        ("خانۀ رؤیة", "خانه رویه"),
        ("Café", "cafe"),
        ("OID", "oid"),
    ],
)
def test_variants_are_found_by_each_other(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("تاکسی", True),
        ("مرخصی راننده", True),
        ("تاكسي مرخصي", True),
        ("راننده‌گان", False),
        ("رانندگان  ", True),
        ("اتوبوس", False),
        ("تاکسی اتوبوس", False),
        ("", True),
        ("  ...  ", True),
    ],
)
def test_every_word_of_a_query_must_occur(query: str, found: bool) -> None:
    assert matches(search_key("درخواست مرخصی رانندگان و راننده تاکسی"), query) is found


def test_digits_both_ways() -> None:
    assert to_ascii_digits("۱۳۹۸/١٠/30") == "1398/10/30"
    assert to_persian_digits("1398/١٠/۳۰") == "۱۳۹۸/۱۰/۳۰"
    assert to_persian_digits(60) == "۶۰"


@given(st.text() | persian)
def test_normal_text_stays_as_it_is(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert once == once.strip(" " + ZWNJ)
    assert not set("يكىـ\u200e\u200f\u202e\u2067\ufeff\n") & set(once)
    assert "  " not in once


@given(st.text() | persian)
def test_a_text_is_found_by_itself(text: str) -> None:
    key = search_key(text)
    assert search_key(key) == key
    assert search_key(normalise(text)) == key
    assert matches(key, text)
