"""Waiting for an answer where there is no page that would ask for it again and again."""

from __future__ import annotations

import secrets
from threading import Event
from typing import Any

from callbacks._background.managers import Manager, code_digest
from callbacks._background.works import (
    FAILURE,
    Order,
    Question,
    Work,
    mine,
    name_of,
    read_error,
    state_of,
)
from model.errors import TarazuError

SECONDS = 60
LOOK_SECONDS = 0.05


def answer_of(manager: Manager, work: Work, question: Question) -> Any:
    """Have a work done where works are done, and wait for its answer.

    For an address that a program calls: it has no page that could show progress. A page joins a
    work with `callbacks._background.register` instead.

    Raises
    ------
    TarazuError
        What the work raised; ``error.background.late`` if there is no answer after `SECONDS`.
    """
    if manager.services is None:
        raise TarazuError("error.unexpected")
    state = state_of(manager.services)
    order = Order(name_of(work), dict(question), state, secrets.token_hex(16))
    key = order.answer_key(code_digest())
    kept = manager.shelf.get(key)
    if kept is None:
        manager.start(order, key)
        kept = _awaited(manager, order.token)
    answer = kept["answer"]
    if isinstance(answer, dict) and FAILURE in answer:
        raise read_error(Exception(answer[FAILURE]["msg"]))
    return answer


def _awaited(manager: Manager, token: str) -> Any:
    """Look for the answer to a job until it is there."""
    pause = Event()
    for _ in range(round(SECONDS / LOOK_SECONDS)):
        kept = manager.shelf.get(mine(token))
        if kept is not None:
            return kept
        pause.wait(LOOK_SECONDS)
    manager.terminate_job(token)
    raise TarazuError("error.background.late")
