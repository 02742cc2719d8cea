"""Background callbacks: what takes long runs apart, says how far it is, and can be stopped.

A page's author writes two functions and joins them with `register`:

- a *question* ``ask(services, *values)``: checks what came from the browser, in the request itself,
  and gives what the work needs as plain JSON values; or raises a `TarazuError`, and nothing runs;
- the *work*, a function of a module marked with `work`: ``answer(job, question)`` computes with
  ``job.catalogue()`` and ``job.watch`` and returns what the outputs get.

Answers are kept by the work, the question, the data version and the code, so that the same
question is answered at once. Whoever wants the page's language in the answer puts it into the
question.

Where the work runs is the installation's choice: in processes beside the server (`Embedded`, kept
with diskcache), or by Celery workers (`Queued`, kept in Redis) when ``REDIS_URL`` is set.
"""

from callbacks._background.awaiting import answer_of
from callbacks._background.door import fault_of
from callbacks._background.managers import Embedded, Manager, Queued, manager_of
from callbacks._background.queue import worker_of
from callbacks._background.registering import register
from callbacks._background.report import report_error
from callbacks._background.works import Job, work

__all__ = [
    "Embedded",
    "Job",
    "Manager",
    "Queued",
    "answer_of",
    "fault_of",
    "manager_of",
    "register",
    "report_error",
    "work",
    "worker_of",
]
