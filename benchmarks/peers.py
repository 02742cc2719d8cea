"""pysensmcda in a process of its own, since it needs an older pandas than Tarazu.

``TARAZU_PEERS`` may name an interpreter that has it; otherwise an environment is made once under
``.make/peers``. The process takes one line of JSON with scores and weights, and then counts rank
acceptability each time it is asked to, answering with the seconds that it took.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

PYSENSMCDA = "pysensmcda==2.0.0"
PLACE = Path(__file__).parents[1] / ".make" / "peers"

PROCESS = """
import json, sys, time
import numpy as np
from pymcdm.methods import WSM
from pysensmcda.smaa import simulate

given = json.loads(sys.stdin.readline())
scores, weights = (np.array(given[name], dtype=float) for name in ("scores", "weights"))
types = np.ones(scores.shape[1])
methods = {
    "documented": WSM(normalization_function=lambda column, cost=False: column),
    "leanest": lambda matrix, weights, types: matrix @ weights,
}
for name in sys.stdin:
    start = time.perf_counter()
    simulate(methods[name.strip()], scores, types, weights=weights, store="accumulate")
    print(time.perf_counter() - start, flush=True)
"""


def interpreter() -> str:
    """Name an interpreter that has pysensmcda, making an environment for it if need be."""
    named = os.environ.get("TARAZU_PEERS")
    if named:
        return named
    python = PLACE / "bin" / "python"
    if not (PLACE / "made").exists():
        venv.create(PLACE, with_pip=True, clear=True)
        install = [str(python), "-m", "pip", "install", "--quiet", PYSENSMCDA]
        subprocess.run(install, check=True, stdout=sys.stderr)
        (PLACE / "made").touch()
    return str(python)


@contextmanager
def pysensmcda(
    scores: npt.NDArray[np.int8], weights: npt.NDArray[np.float64]
) -> Iterator[Callable[[str], float]]:
    """Give a function that lets pysensmcda count once and returns the seconds that it took.

    It is told the method: ``documented``, an object of pymcdm, or ``leanest``, a bare product.
    """
    process = subprocess.Popen(
        [interpreter(), "-c", PROCESS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process, process.stdin as questions, process.stdout as answers:
        data = {"scores": scores.tolist(), "weights": weights.tolist()}
        questions.write(json.dumps(data) + "\n")

        def once(method: str) -> float:
            questions.write(method + "\n")
            questions.flush()
            return float(answers.readline())

        yield once
