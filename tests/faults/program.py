"""The program under test: a black box, started as anyone would start it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer

from tests.processes import at_most

ROOT = Path(__file__).parent.parent.parent
JOURNAL = (sys.executable, "-P", "-m", "journal")

OK, REFUSED, USAGE, INPUT, DAMAGED, STORAGE, BUSY = range(7)
EXIT_CODES = (OK, REFUSED, USAGE, INPUT, DAMAGED, STORAGE, BUSY)

INIT = ("init",)
LIST = ("list", "--json", "--limit", "0")
CHECK = ("check",)
BATCH = ("add", "--batch")
ENDLESS = 2_000  # lines on a writer's stdin that no test lives to see the end of (count)

_ID = re.compile(r"[0-9a-f]{8}(?:-?[0-9a-f]{4}){4}[0-9a-f]{8}")
_TRACEBACK = "Traceback (most recent call last)"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended; the code is None when it had to be stopped."""

    code: int | None
    out: str = ""
    err: str = ""
    seconds: float = 0

    def complaint(self, *allowed):
        """What was wrong with the way it ended, in words; nothing when it behaved."""
        if self.code is None:
            return f"hung for {self.seconds:.0f} s"
        if self.code < 0:
            return f"died of signal {-self.code}"
        if _TRACEBACK in self.err or _TRACEBACK in self.out:
            return f"showed a traceback: {self._last(self.err or self.out)}"
        if self.code not in allowed:
            return f"exit code {self.code}, not {' or '.join(map(str, allowed))}: {self._last()}"
        if self.code and not self.err.strip():
            return f"exit code {self.code} without a word"
        return ""

    @property
    def ids(self):
        """The acknowledged entries: the ids that stand alone on whole lines."""
        return acknowledged(self.out)

    def _last(self, text=None):
        lines = (self.err if text is None else text).strip().splitlines()
        return lines[-1][:240] if lines else "(nothing on stderr)"


class Program:
    """A command line, with surroundings that keep it inside one folder."""

    def __init__(self, home, command=JOURNAL):
        """Name the program.

        Args:
            home: A folder for its settings and its backups. Daily backups are off: a process that
                lives on would be traced, or be killed, in the place of the one that is meant.
            command: What to start; the journal and the words follow.
        """
        config = home / "settings" / "config"
        config.mkdir(parents=True, exist_ok=True)
        (config / "settings.toml").write_text("backups = false\n")
        self.home, self.command = home, command
        own = ("JOURNAL_FILE", "JOURNAL_HOME")
        self.environment = {k: v for k, v in os.environ.items() if k not in own} | {
            "JOURNAL_HOME": str(home / "settings"),
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
        }

    def argv(self, db, *words):
        """The whole command for a journal."""
        return [*self.command, "--journal", str(db), *map(str, words)]

    def run(self, db, *words, prefix=(), lines=0, limit=60, **popen):
        """Run a command to its end.

        Args:
            db: The journal.
            words: The command and its arguments.
            prefix: Another program that starts it, such as `strace`.
            lines: How many entries to feed it, one a line (count).
            limit: When to stop waiting (seconds).
            popen: Anything else for `subprocess.run`.
        """
        popen = {"env": self.environment, "stdout": subprocess.PIPE, **popen}
        start = time.monotonic()
        with fed(lines) as entries:
            try:
                done = subprocess.run(
                    [*prefix, *self.argv(db, *words)],
                    stdin=entries, stderr=subprocess.PIPE, timeout=limit, check=False, **popen,
                )  # fmt: skip
            except subprocess.TimeoutExpired:
                return Outcome(None, seconds=time.monotonic() - start)
        out, err = ((text or b"").decode("utf-8", "replace") for text in (done.stdout, done.stderr))
        return Outcome(done.returncode, out, err, time.monotonic() - start)

    def interrupted(self, db, *words, after, delay, meanwhile=lambda: None, limit=60):
        """Freeze a writer in the midst of its work, do something, and kill it.

        Args:
            db: The journal.
            words: The command; it is fed entries without end.
            after: After how many acknowledged entries (count).
            delay: And how long after that (seconds).
            meanwhile: What happens while it is frozen; what it raises is raised here.
            limit: When to end a writer that acknowledges too little (seconds).

        Returns:
            The ids it acknowledged. Fewer than `after` of them: it ended by itself, or had to be
            ended.
        """
        with fed(ENDLESS) as entries:
            writer = subprocess.Popen(
                self.argv(db, *words), env=self.environment, stdin=entries, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip

        failures = []

        def strike():
            try:
                os.killpg(writer.pid, signal.SIGSTOP)
                os.waitid(os.P_PID, writer.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
                meanwhile()
            except BaseException as failure:  # noqa: BLE001 - it is raised where it is seen
                failures.append(failure)
            finally:
                os.killpg(writer.pid, signal.SIGKILL)

        timer, ids = Timer(delay, strike), []
        with at_most(writer, limit):
            for line in writer.stdout:
                ids += acknowledged(line.decode("utf-8", "replace"))
                if len(ids) >= after and not timer.ident:  # a line cut by the kill adds none
                    timer.start()
            if timer.ident:
                timer.join(limit)
        if failures:
            raise failures[0]
        return ids

    def entries(self, db):
        """All entries as the program lists them, or None when it cannot."""
        listed = self.run(db, *LIST)
        if listed.code != OK:
            return None
        return [json.loads(line) for line in listed.out.splitlines()]

    def missing(self, db, ids):
        """Why the journal does not show these entries, in words; nothing when it does."""
        listed = self.run(db, *LIST)
        if complaint := listed.complaint(OK):
            return f"cannot be read: {complaint}"
        shown = [json.loads(line)["id"] for line in listed.out.splitlines()]
        if len(shown) != len(set(shown)):
            return "an id stands twice"
        lost = set(ids) - set(shown)
        return f"{len(lost)} of {len(set(ids))} acknowledged entries lost" if lost else ""


def acknowledged(text):
    """The ids that stand alone on whole lines; half a line acknowledges nothing."""
    *whole, _ = text.split("\n")
    return [line for line in whole if _ID.fullmatch(line)]


@contextmanager
def fed(lines):
    """A file of entries, one a line; every third has tags and a text of its own."""
    with TemporaryFile() as file:
        file.write("".join(f"{_line(number)}\n" for number in range(lines)).encode())
        file.seek(0)
        yield file


def _line(number):
    words = " ".join(["przyszłość 日記"] * (number * 7 % 60))
    if number % 3 == 2:
        entry = {"title": f"entry {number}", "body": words or "short", "kind": "mistake"}
        return json.dumps(entry | {"tags": ["dns", f"t{number % 10}"]}, ensure_ascii=False)
    return f"entry {number} of a writer {words}"
