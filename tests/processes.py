"""Waiting for other processes: as long as it takes, but never for ever."""

from contextlib import contextmanager
from threading import Timer


@contextmanager
def at_most(process, seconds=60):
    """Kill a process that lives longer, so that whoever reads from it goes on; reap it.

    Args:
        process: A `subprocess.Popen`.
        seconds: How long it may live.
    """
    timer = Timer(seconds, process.kill)
    timer.start()
    try:
        with process:
            try:
                yield process
            except BaseException:
                process.kill()  # nobody is left who would end it
                raise
    finally:
        timer.cancel()
