"""What a browser may say about background work beside the body of its request."""

from __future__ import annotations

from dash import Dash
from dash import _callback_signing as signing
from werkzeug.datastructures import MultiDict

from callbacks._background.managers import place_of

HANDLES = frozenset({"endId", "cacheKey", "job", "oldJob", "cancelJob"})
MOST_JOBS = 32


def fault_of(app: Dash, output: str, args: MultiDict[str, str]) -> str | None:
    """Say what is wrong with the handles of a request to a callback; None if nothing is.

    Dash ignores handles that it has not signed. Here such a request is refused, so that nobody
    waits for the answer.

    Parameters
    ----------
    output : str
        What the callback is known by.
    args : MultiDict
        The query of the request.
    """
    if not HANDLES.issuperset(args):
        return "error.request.malformed"
    if any(len(args.getlist(name)) > 1 for name in ("endId", "cacheKey", "job")):
        return "error.request.malformed"
    handles = [name for name in ("cacheKey", "job", "oldJob", "cancelJob") if name in args]
    background = bool(app.callback_map[output].get("background"))
    if not background and not handles:
        return None
    return _fault_of_handles(app, output, args, background)


def _fault_of_handles(
    app: Dash, output: str, args: MultiDict[str, str], background: bool
) -> str | None:
    secret = app._get_signing_secret()
    page = signing.unsign(secret, signing.END_SCOPE, args.get("endId"))
    if page is None:
        return "error.request.page"
    if not background and ("cacheKey" in args or "job" in args or "oldJob" in args):
        return "error.request.malformed"
    jobs = [*args.getlist("job"), *args.getlist("oldJob"), *args.getlist("cancelJob")]
    if len(jobs) > MOST_JOBS or ("cacheKey" in args) != ("job" in args):
        return "error.request.malformed"
    if any(signing.unsign(secret, signing.job_scope(page), job) is None for job in jobs):
        return "error.request.forged"
    if "cacheKey" in args:
        key = signing.unsign(secret, signing.cache_scope(page), args["cacheKey"])
        if key is None or key.split(".")[0] != place_of(output):
            return "error.request.forged"
    return None
