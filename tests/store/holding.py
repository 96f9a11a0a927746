"""Another process that holds a lock, for as long as a block lasts."""

import subprocess
import sys
from contextlib import contextmanager

_HOLD = """
import sys
from pathlib import Path
from journal.store.safety import locking

with locking.alone_with(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_by_another_process(path):
    """Hold the lock of `locking.alone_with` and give the process that does."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout.readline() == b"held\n"
        yield holder
        holder.stdin.close()
