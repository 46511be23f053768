"""Running a piece of work in a process of its own, and telling what memory it took.

The peak is the largest sum, sampled every 50 ms, of the resident memory of the process and of those
that it starts; pages that two of them share count twice, so that it is never too small for that.
"""

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import ParamSpec, TypeVar

import psutil

P = ParamSpec("P")
T = TypeVar("T")
SAMPLED_EVERY = 0.05  # seconds


def apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> tuple[T, int]:
    """Run a function in a fresh process.

    Args:
        work: a function of a module, not a closure.
        args, kwargs: its arguments.

    Returns:
        What it gave, and the peak of resident memory in bytes.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context) as pool:
        process = psutil.Process(pool.submit(os.getpid).result())
        result = pool.submit(work, *args, **kwargs)
        peak = 0
        done = threading.Event()
        result.add_done_callback(lambda _: done.set())
        while not done.is_set():
            peak = max(peak, _resident(process))
            done.wait(SAMPLED_EVERY)
        return result.result(), peak


def _resident(process: psutil.Process) -> int:
    total = 0
    for each in (process, *process.children(recursive=True)):
        try:
            total += each.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


def on_one_core() -> None:
    """Keep this process, and what it starts, on one core."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
