"""The real window in a process of its own, on a virtual screen, driven by key presses."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from journal.store import database, drafts, entries
from journal.workspace import Workspace

MISSING = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")

SLOWEST = 20  # seconds that anything may take here
LOST_AT_MOST = 2.5  # seconds of typing that a kill may cost
KEYS = 45
PAUSE = 0.05  # seconds between two key presses


def until(found, what):
    """Wait for something that another process does."""
    end = time.monotonic() + SLOWEST
    while time.monotonic() < end:
        answer = found()
        if answer:
            return answer
        time.sleep(0.02)
    raise AssertionError(f"{what} did not come")


@pytest.fixture
def screen():
    reading, writing = os.pipe()
    server = subprocess.Popen(
        # Without -noreset it starts anew with its last client, which may be an early xdotool.
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def environment(screen, tmp_path):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "JOURNAL", "WAYLAND"))}
    home = {"JOURNAL_HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path)}
    return kept | home | {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}


class Person:
    """Starts the window and presses keys in it."""

    def __init__(self, environment, *arguments):
        self._environment = environment
        self.process = subprocess.Popen(
            [sys.executable, "-m", "journal", *arguments],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def _xdotool(self, *arguments):
        return subprocess.run(
            ["xdotool", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=SLOWEST,
            check=False,
        ).stdout.split()

    def sees(self, title):
        """Wait for a window and give it the focus, as a window manager would."""

        def seen():
            if self.process.poll() is not None:
                raise AssertionError(f"it ended: {self.process.stderr.read().decode()}")
            return self._xdotool("search", "--onlyvisible", "--name", title)

        (window, *_) = until(seen, f"“{title}”")
        self._xdotool("windowfocus", "--sync", window)
        return window

    def press(self, *keys):
        self._xdotool("key", "--delay", "20", *keys)

    def types(self, text):
        self._xdotool("type", "--delay", "12", text)

    def ends(self):
        self.process.communicate(timeout=SLOWEST)
        return self.process.returncode


@pytest.fixture
def person(environment):
    people = []

    def come(*arguments):
        people.append(Person(environment, *arguments))
        return people[-1]

    yield come
    for one in people:
        one.process.kill()
        one.process.communicate()


def cli(environment, *arguments):
    command = [sys.executable, "-m", "journal", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def in_journal(path, read):
    workspace = Workspace(path)
    try:
        return read()
    finally:
        workspace.close()


def test_from_the_first_start_to_an_entry_by_keys_alone(person, environment, tmp_path):
    ana = person()
    ana.sees("^Journal$")
    ana.press("Return")  # begin a new journal
    ana.sees("^journal")
    ana.press("ctrl+n")
    ana.types("We moved the name server")
    ana.press("Return")
    ana.types("and nobody noticed.")
    journal = tmp_path / "home" / "data" / "journal.db"

    def kept():
        found = in_journal(journal, entries.newest)
        return found and found[0].body == "and nobody noticed."

    until(kept, "the entry")
    ana.press("ctrl+q")
    assert ana.ends() == 0
    assert "We moved the name server" in cli(environment, "list")


def test_a_second_start_raises_the_first_window_and_ends(person, tmp_path):
    path = tmp_path / "team.db"
    database.create(path)
    first = person("--journal", str(path))
    first.sees("^team")
    place = tmp_path
    until(lambda: list(place.glob("journal-*-*")), "the socket")
    second = person("--journal", str(path))
    assert second.ends() == 0
    assert first.process.poll() is None


@pytest.mark.parametrize(
    ("name", "limit"), [("SIGKILL", LOST_AT_MOST), ("SIGTERM", 0.2), ("SIGHUP", 0.2)]
)
def test_ending_the_process_costs_almost_no_typing(name, limit, person, tmp_path):
    path = tmp_path / "team.db"
    database.create(path)
    ana = person("--journal", str(path))
    ana.sees("^team")
    ana.press("ctrl+n")
    ana.press("Return")  # from the title into the text
    pressed = []
    for number in range(KEYS):
        ana.press("abcdefghij"[number % 10])
        pressed.append(time.monotonic())
        time.sleep(PAUSE)
    ana.process.send_signal(getattr(signal, name))
    killed = time.monotonic()
    ana.ends()

    def text():
        typed = [kept.draft.body for kept in drafts.everything()]
        return max([*typed, *(entry.body for entry in entries.newest())], key=len, default="")

    kept = in_journal(path, text)
    assert kept
    assert kept == ("abcdefghij" * KEYS)[: len(kept)]
    missing = pressed[len(kept) :]
    assert not missing or killed - missing[0] <= limit
