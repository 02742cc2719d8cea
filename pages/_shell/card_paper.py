"""The card as the official form on A4: every field in its order, to be read and to be filled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from model.calendar import format_jalali, today
from model.cards.card import Card, Entry
from model.cards.completeness import completeness
from model.cards.form import Field, FieldType, Section
from model.cards.stages import Stage
from model.catalogue import Basis, Catalogue
from pages._shell.card_words import number_words, plain_words
from pages._shell.i18n import Texts

EMPTY_ITEMS = 2
"""Lines to write by hand in a group that is empty; one that is tall has one."""
WIDE = 6
"""Parts of a group from which on each item takes lines of its own."""

CARD, PERMIT, NO = "card", "leads_to_permit", "no"
"""Without a permit the two permit forms are left out, but for the question."""

STYLE = """
@font-face { font-family: Vazirmatn;
  src: url("font:Vazirmatn[wght].woff2"); }
@page {
  size: A4; margin: 16mm 13mm 17mm;
  @bottom-right { content: string(name); font: 7.5pt Vazirmatn; color: #444; width: 135mm; }
  @bottom-left { content: counter(page, persian) " / " counter(pages, persian); color: #444;
    font: 7.5pt Vazirmatn; }
}
* { box-sizing: border-box; }
html { font: 8.6pt/1.55 Vazirmatn; color: #111; }
body { margin: 0; }
h1 { font-size: 13pt; margin: 0; }
header { border-bottom: 1.2pt solid #111; display: flex; justify-content: space-between;
  margin-bottom: 3mm; padding-bottom: 1.5mm; }
header p { color: #444; font-size: 8pt; margin: 0; }
header .told { flex: none; padding-right: 8mm; text-align: left; }
.name { string-set: name content(); font-size: 8.6pt; margin: 0; }
h2 { background: #e9ecec; border: .6pt solid #555; font-size: 9.2pt; margin: 0; padding: .8mm 2mm;
  break-after: avoid; }
section { margin-bottom: 3mm; }
section.permit { break-before: page; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border: .6pt solid #555; overflow-wrap: anywhere; padding: .9mm 1.6mm; text-align: right;
  vertical-align: top; }
th { background: #f6f7f7; font-weight: 400; width: 36mm; }
tr { break-inside: avoid; }
tr.group { break-inside: auto; }
thead th { font-size: 7.6pt; width: auto; }
thead { display: table-header-group; }
.inner { margin: 0; }
.inner td, .inner th { border-color: #999; }
.box { border: .7pt solid #111; display: inline-block; height: 2.7mm; margin-left: 1mm;
  position: relative; top: .4mm; width: 2.7mm; }
.ticked { background: #111; border-width: .7pt; outline: .7pt solid #111;
  outline-offset: .5mm; height: 1.7mm; width: 1.7mm; margin: .5mm .5mm .1mm 1.5mm; top: 0; }
.choice { display: inline-block; margin-left: 3.4mm; white-space: nowrap; }
.mark { border: .5pt dashed #555; color: #333; font-size: 7pt; padding: 0 1mm;
  white-space: nowrap; }
.blank { display: inline-block; min-height: 1.55em; }
.pre { white-space: pre-line; }
.note { color: #444; font-size: 7.6pt; }
.flow { padding: 2mm 0 0; }
.flow span.step { border: .8pt solid #0b6e6e; border-radius: 1mm; display: inline-block;
  margin-bottom: 2mm; max-width: 52mm; padding: .6mm 2mm; vertical-align: middle; }
.flow span.arrow { border-top: .8pt solid #0b6e6e; display: inline-block; height: 0;
  margin: 0 2.6mm 2mm 1.6mm; position: relative; vertical-align: middle; width: 4mm; }
.flow span.arrow::after { border: 1.1mm solid transparent; border-right-color: #0b6e6e; content: "";
  left: -2.2mm; position: absolute; top: -1.45mm; }
.ltr { direction: ltr; }
"""


def card_html(texts: Texts, catalogue: Catalogue, card: Card) -> str:
    """Write the form; every text of a person is escaped, and nothing in it is fetched.

    Parameters
    ----------
    texts : Texts
        Persian, as the form is.
    """
    titled = card.value("title") or ""
    name = titled if card.service is None else catalogue.service(card.service).short_fa
    sections = "".join(_section(texts, card, section) for section in card.form.sections)
    return (
        f'<!DOCTYPE html><html lang="{texts.language}" dir="{texts.direction}">'
        f"<head><meta charset='utf-8'><title>{escape(texts('card.title'))}</title>"
        f"<style>{STYLE}</style></head><body>{_head(texts, catalogue, card, name)}{sections}"
        f'<p class="note">{escape(texts("card.paper.note"))}</p></body></html>'
    )


def _head(texts: Texts, catalogue: Catalogue, card: Card, name: str) -> str:
    complete = completeness(card)
    lines = [texts("card.paper.day", day=format_jalali(today(), texts.language))]
    if card.service is not None:
        version = texts.number(catalogue.version.label)
        city = catalogue.city.title(texts.language)
        lines.append(texts("card.paper.city", city=city, number=card.service))
        lines.append(texts("card.paper.version", version=version))
    else:
        lines.append(texts("card.example"))
    filled = texts("card.paper.filled", filled=complete.filled, asked=complete.asked)
    right = f"<h1>{escape(texts('card.title'))}</h1><p class='name'>{escape(name)}</p>"
    left = "".join(f"<p>{escape(line)}</p>" for line in [*lines, filled])
    return f"<header><div>{right}</div><div class='told'>{left}</div></header>"


def _section(texts: Texts, card: Card, section: Section) -> str:
    fields = card.form.of_section(section.section_id)
    title = f"{texts.number(section.number)}. {texts.of(section)}"
    staged = {f"{stage}_" for stage in Stage}
    rows = "".join(
        _row(texts, card, field)
        for field in fields
        if not any(field.field_id.startswith(stage) for stage in staged)
        and not (section.form != CARD and card.value(PERMIT) == NO and field.field_id != PERMIT)
    )
    if not rows and section.section_id != "access":
        return ""
    table = f"<table>{rows}</table>"
    stages = _stages(texts, card) if section.section_id == "access" else ""
    return (
        f"<section class='{section.section_id}'><h2>{escape(title)}</h2>{table}{stages}</section>"
    )


def _row(texts: Texts, card: Card, field: Field) -> str:
    entry = card.entry(field.field_id)
    if field.type is FieldType.GROUP:
        said = _group(texts, card, field, entry)
        head = f"<b>{escape(texts.of(field))}</b> {_mark(texts, entry)}"
        return f"<tr class='group'><td colspan='2'>{head}{said}</td></tr>"
    if field.type is FieldType.DRAWN:
        return f"<tr><td colspan='2'>{_flow(texts, card)}</td></tr>"
    said = _cell(texts, field, entry.value)
    return f"<tr><th>{escape(texts.of(field))}</th><td>{said} {_mark(texts, entry)}</td></tr>"


def _mark(texts: Texts, entry: Entry) -> str:
    """Say that nobody has confirmed a value, and what a document prints instead."""
    marks = []
    if entry.value is not None and entry.basis not in (None, Basis.PRINTED):
        marks.append(f'<span class="mark">{escape(texts(f"basis.{entry.basis}"))}</span>')
    if entry.printed:
        reason = texts.of(entry, "reason")
        says = texts("card.printed", text=entry.printed, reason=reason)
        marks.append(f'<span class="note">{escape(says)}</span>')
    return " ".join(marks)


def _cell(texts: Texts, field: Field, value: Any) -> str:
    if field.choices:
        codes = value if isinstance(value, tuple) else (value,)
        return _boxes(texts, field, codes)
    if value is None:
        return '<span class="blank"></span>'
    if field.type in (FieldType.INTEGER, FieldType.MONEY):
        return escape(number_words(texts, value))
    kind = "ltr" if field.type is FieldType.ADDRESS else "pre"
    return f'<span class="{kind}">{escape(str(value))}</span>'


def _boxes(texts: Texts, field: Field, codes: Iterable[object]) -> str:
    """Every choice with its box, the chosen ones filled."""
    chosen = set(codes)
    return "".join(
        f'<span class="choice"><span class="box{" ticked" if choice.code in chosen else ""}">'
        f"</span>{escape(texts.of(choice))}</span> "
        for choice in field.choices
    )


def _group(texts: Texts, card: Card, field: Field, entry: Entry) -> str:
    parts = card.form.parts_by_group[field.field_id]
    blank = 1 if len(parts) > WIDE else EMPTY_ITEMS
    items: Sequence[Any] = entry.value or ({},) * blank
    if len(parts) > WIDE:
        return "".join(_tall_item(texts, parts, place, item) for place, item in enumerate(items, 1))
    head = "".join(f"<th>{escape(texts.of(part))}</th>" for part in parts)
    rows = "".join(
        f"<tr><td style='width:9mm'>{texts.number(place)}</td>"
        + "".join(f"<td>{_part(texts, part, item)}</td>" for part in parts)
        + "</tr>"
        for place, item in enumerate(items, 1)
    )
    number = f"<th style='width:9mm'>{escape(texts('card.paper.number'))}</th>"
    return (
        f"<table class='inner'><thead><tr>{number}{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _tall_item(texts: Texts, parts: Sequence[Field], place: int, item: Any) -> str:
    """An item of many parts: two of them in a row."""
    cells = [
        f"<th>{escape(texts.of(part))}</th><td>{_boxed(texts, part, item)}</td>" for part in parts
    ]
    if len(cells) % 2:
        cells.append("<th></th><td></td>")
    rows = "".join(f"<tr>{''.join(cells[at : at + 2])}</tr>" for at in range(0, len(cells), 2))
    number = texts("card.paper.item", number=place)
    return f"<p class='note'>{escape(number)}</p><table class='inner'>{rows}</table>"


def _boxed(texts: Texts, part: Field, item: Any) -> str:
    return _cell(texts, part, item.get(part.field_id))


def _part(texts: Texts, part: Field, item: Any) -> str:
    value = item.get(part.field_id)
    if value is None:
        return '<span class="blank"></span>'
    return escape(plain_words(texts, part, value))


def _stages(texts: Texts, card: Card) -> str:
    """The access of each stage, as the form has it: how it is given, and why one must come."""
    names = ("stage", "mode", "electronic", "visit")
    head = "".join(f"<th>{escape(texts(f'card.paper.{name}'))}</th>" for name in names)
    rows = "".join(_stage(texts, card, stage) for stage in Stage)
    widths = "".join(f"<col style='width:{width}'>" for width in ("30mm", "27mm", "auto", "50mm"))
    return f"<table><colgroup>{widths}</colgroup><thead><tr>{head}</tr></thead>{rows}</table>"


def _stage(texts: Texts, card: Card, stage: Stage) -> str:
    columns = (
        ("mode",),
        ("channels", "channel_other", "contract"),
        ("visit_places", "visit_reasons", "visit_other"),
    )
    cells = []
    for parts in columns:
        said = []
        for part in parts:
            field = card.form.field_by_id.get(f"{stage}_{part}")
            if field is None:
                continue
            entry = card.entry(field.field_id)
            if field.choices:
                said.append(f"<div>{_cell(texts, field, entry.value)} {_mark(texts, entry)}</div>")
            elif entry.value is not None:
                text = texts("list.colon", name=texts.of(field), text=entry.value)
                said.append(f"<div>{escape(text)}</div>")
        cells.append(f"<td class='long'>{''.join(said)}</td>")
    title = card.form.field_by_id[f"{stage}_mode"]
    return f"<tr><td>{escape(texts.of(title))}</td>{''.join(cells)}</tr>"


def _flow(texts: Texts, card: Card) -> str:
    items = card.value("processes") or ()
    if not items:
        return escape(texts("card.flow.none"))
    arrow = "<span class='arrow'></span>"
    steps = (f"<span class='step'>{escape(item['process'])}</span>" for item in items)
    return f"<div class='flow'>{arrow.join(steps)}</div>"
