import pytest

from model.checks.words import difference, letters, same, without_brackets


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("موزه‌ها و پارکینگ‌ها", "موزه ها و پارکینگها"),
        ("دو چرخه", "دوچرخه"),
        ("تأیید/ عدم تأیید", "تأیید/عدم تأیید"),
        ("(CNG)", "cng"),
    ],
)
def test_spacing_and_marks_are_no_difference(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(("one", "other"), [("آرزاق", "ارزاق"), ("بلاک", "پلاک"), ("۱۰", "۱۱")])
def test_every_letter_and_digit_counts(one: str, other: str) -> None:
    assert not same(one, other)


def test_letters_of_nothing_are_nothing() -> None:
    assert letters(" ،(…) ") == ""


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("قوانین (بند ۲۰ (مشاغل)، طرح) شهر", "قوانین شهر"),
        ("معابر (نام‌گذاری)", "معابر"),
        ("معابر", "معابر"),
        ("معابر (ناتمام", "معابر (ناتمام"),
    ],
)
def test_brackets_go_with_what_they_hold(text: str, without: str) -> None:
    assert without_brackets(text) == without


@pytest.mark.parametrize(
    ("one", "other", "stretches"),
    [
        ("الف ب ج د", "الف ب چ د", ("ب ج د", "ب چ د")),
        ("الف ب د", "الف ب ج د", ("ب د", "ب ج د")),
        ("ب ج", "الف ب ج", ("ب", "الف ب")),
        ("الف ب ج د", "الف ب", ("ب ج د", "ب")),
        ("الف", "ب", ("الف", "ب")),
        ("الف الف", "الف", ("الف الف", "الف")),
    ],
)
def test_the_difference_is_shown_between_its_neighbours(
    one: str, other: str, stretches: tuple[str, str]
) -> None:
    assert difference(one, other) == stretches
