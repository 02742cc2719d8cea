"""Every benchmark in turn: ``python -m benchmarks``. Measure on a machine that rests."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

LOADED = 0.5
"""Load for each processor above which the figures say more about the neighbours."""


def main() -> None:
    """Run the benchmarks by name and say what else the machine was doing."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    processors = os.cpu_count() or 1
    print(f"{processors} processors, load {load:.1f}")
    if load > LOADED * processors:
        print("The machine is busy with something else: read the ratios, not the times.")
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        print(f"\n== {path.stem.removeprefix('bench_').replace('_', ' ')}\n", flush=True)
        import_module(f"benchmarks.{path.stem}").main()


if __name__ == "__main__":
    main()
