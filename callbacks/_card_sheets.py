"""What sheets of identity cards have of their own: columns, cells and wishes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from model.cards.cells import header, read, written
from model.cards.form import national_form
from model.catalogue import Catalogue
from model.sheets import Form, Language, RowChange
from model.store import Fill
from pages._shell.i18n import Texts


def language_of_cards(catalogue: Catalogue, sheet: Form, spoken: tuple[Texts, ...]) -> Language:
    """Give all that may stand in a sheet of cards in some languages, the first the reader's."""
    form = national_form()
    columns = {
        column: [texts(f"sheet.column.{column}") for texts in spoken]
        for column in sheet.columns
        if column not in sheet.editable
    }
    columns |= {
        field.field_id: [header(form, field, texts.language) for texts in spoken]
        for field in form.kept
    }
    told = {
        str(service.service_id): {
            "domain": [catalogue.domain_by_id[service.domain].title(t.language) for t in spoken]
        }
        for service in catalogue.services
    }
    readers = {field.field_id: partial(read, form, field) for field in form.kept}
    language = spoken[0].language
    writers = {
        field.field_id: partial(written, form, field, language=language) for field in form.kept
    }
    return Language(columns, {}, told, readers, writers)


def fills_of(catalogue: Catalogue, changes: Iterable[RowChange]) -> list[Fill]:
    """Give the wishes of a sheet's rows, each on the version of its field that was looked at."""
    return [
        Fill(int(change.key), name, new, _version(catalogue, int(change.key), name))
        for change in changes
        for name, (_, new) in change.fields.items()
    ]


def _version(catalogue: Catalogue, service: int, field: str) -> int:
    rows = catalogue.card_values_by_service.get(service, ())
    return next((row.version for row in rows if row.field == field), 0)
