"""Project networks for tests, and the text of the files that they would stand in."""

from __future__ import annotations

from itertools import product

from hypothesis import strategies as st

from model.roadmap.network import Network

STARS = "*" * 72


def sm_text(network: Network) -> str:
    """A network as a PSPLIB file writes it."""
    jobs = range(1, len(network.durations) + 1)
    names = "  ".join(f"R {number + 1}" for number in range(len(network.capacities)))
    followers = [" ".join(str(other + 1) for other in others) for others in network.successors]
    lines = [
        STARS,
        "PRECEDENCE RELATIONS:",
        "jobnr.    #modes  #successors   successors",
        *(
            f"  {job}   1   {len(network.successors[job - 1])}   {followers[job - 1]}".rstrip()
            for job in jobs
        ),
        STARS,
        "REQUESTS/DURATIONS:",
        f"jobnr. mode duration  {names}",
        "-" * 72,
        *(
            f"  {job}  1  {network.durations[job - 1]}  "
            + "  ".join(map(str, network.demands[job - 1]))
            for job in jobs
        ),
        STARS,
        "RESOURCEAVAILABILITIES:",
        f"  {names}",
        "  " + "  ".join(map(str, network.capacities)),
        STARS,
    ]
    return "\n".join(lines) + "\n"


def chain() -> Network:
    """Three jobs one after the other: 3 + 2 + 4 = 9."""
    return Network(
        durations=(0, 3, 2, 4, 0),
        successors=((1,), (2,), (3,), (4,), ()),
        demands=((0,), (1,), (1,), (1,), (0,)),
        capacities=(1,),
    )


def packing() -> Network:
    """Five jobs on two machines: 13 periods of work, so 7 at least, and 4+3 with 3+2+1 does it."""
    durations = (0, 4, 3, 3, 2, 1, 0)
    demands = tuple((int(duration > 0),) for duration in durations)
    inner = tuple(range(1, 6))
    return Network(durations, (inner, *((6,),) * 5, ()), demands, (2,))


def knot() -> Network:
    """Two resources that cross.

    a (3 periods, both of x) and b (3, both of y) go side by side; c (2, one of each) fits beside
    neither and must go before, after or alone; d (1, one of x) follows c. So 3 + 2 + 1 = 6, or with
    c and d first 2 + 3 while d waits no longer than a: 2 + 1 + 3 = 6.
    """
    return Network(
        durations=(0, 3, 3, 2, 1, 0),
        successors=((1, 2, 3), (5,), (5,), (4,), (5,), ()),
        demands=((0, 0), (2, 0), (0, 2), (1, 1), (1, 0), (0, 0)),
        capacities=(2, 2),
    )


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Any network of up to five short jobs."""
    count = draw(st.integers(1, 5))
    capacities = tuple(draw(st.lists(st.integers(1, 3), min_size=1, max_size=2)))
    successors = tuple(
        tuple(other for other in range(job + 1, count) if draw(st.integers(0, 3)) == 0)
        for job in range(count)
    )
    durations = tuple(draw(st.integers(0, 3)) for _ in range(count))
    demands = tuple(
        tuple(draw(st.integers(0, capacity)) for capacity in capacities) for _ in range(count)
    )
    return Network(durations, successors, demands, capacities)


def faults(network: Network, starts: tuple[int, ...]) -> list[str]:
    """Every rule that a schedule breaks, period by period."""
    found = []
    ends = [start + took for start, took in zip(starts, network.durations, strict=True)]
    for job, others in enumerate(network.successors):
        found += [f"{other} before {job} ends" for other in others if starts[other] < ends[job]]
    for period in range(max(ends)):
        working = [job for job in range(len(ends)) if starts[job] <= period < ends[job]]
        for resource, capacity in enumerate(network.capacities):
            if sum(network.demands[job][resource] for job in working) > capacity:
                found.append(f"resource {resource} in period {period}")
    return found


def shortest_of_all(network: Network) -> int:
    """The least makespan by trying every start of every job."""
    horizon = sum(network.durations)
    best = horizon
    for starts in product(range(min(horizon, 7) + 1), repeat=len(network.durations)):
        end = max(start + took for start, took in zip(starts, network.durations, strict=True))
        if end < best and not faults(network, starts):
            best = end
    return best
