"""Many rows at once, as a spreadsheet that people edit and send back."""

from model.sheets.cells import Cell, Choices, Formula
from model.sheets.forms import CARD, FORMS, Form, Language, Sheet, current_rows, form_of
from model.sheets.plans import MAX_COLUMNS, MAX_ROWS, InvalidSheet, Plan, plan
from model.sheets.rows import RowChange

__all__ = [
    "CARD",
    "FORMS",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "Cell",
    "Choices",
    "Form",
    "Formula",
    "InvalidSheet",
    "Language",
    "Plan",
    "RowChange",
    "Sheet",
    "current_rows",
    "form_of",
    "plan",
]
