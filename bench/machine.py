"""Know the machine: which core serves, which core loads, and what a process tree costs there."""

import os
import platform
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

CORES = sorted(os.sched_getaffinity(0))
SERVING, LOADING = CORES[0], CORES[-1]


@contextmanager
def on_core(core: int) -> Iterator[None]:
    """Keep this thread, and what it starts, on one core for a while."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def family(pid: int) -> list[psutil.Process]:
    """Return a process and everything below it."""
    try:
        parent = psutil.Process(pid)
        return [parent, *parent.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def cpu_s(pid: int) -> float:
    """Return the processor time of a process tree."""
    return sum(sum(process.cpu_times()[:2]) for process in family(pid))


def pss_mib(pid: int) -> float:
    """Return the memory of a process tree, shared pages counted once."""
    return sum(process.memory_full_info().pss for process in family(pid)) / 2**20


def busy_with_others(seconds: float = 1.0) -> float:
    """Return how much of the machine is in use, in percent; ask while nothing of the bench is at work."""
    return float(psutil.cpu_percent(interval=seconds))


def describe() -> str:
    """Say in one line what this machine is."""
    model = next(
        (line.partition(":")[2].strip() for line in _cpu_lines() if line.startswith("model name")),
        platform.machine(),
    )
    memory = round(psutil.virtual_memory().total / 2**30)
    return f"{len(CORES)} cores of {model}, {memory} GiB, Python {platform.python_version()}"


def _cpu_lines() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []


def peak_mib() -> float:
    """Return the most memory that this process held, in MiB; a child's own, not what its parent held when it was made."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024
