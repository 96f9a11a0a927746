"""The real window in a process of its own, on a virtual screen, driven by key presses."""

import os
import re
import select
import shutil
import signal
import subprocess
import sys

import pytest

from journal.store import database, drafts, entries, links
from journal.workspace import Workspace
from tests.processes import at_most

MISSING = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")

SLOWEST = 20  # seconds that anything may take here
LONGEST = 300  # seconds that a whole test may take
LOST_AT_MOST = 2.5  # seconds of typing that a kill may cost
KEYS = 80  # so that it takes longer than a draft may wait
_LOOKS = 5  # for a window
PAUSE = 50  # milliseconds between two key presses
CHOOSER = "^A new folder for the post"


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
    with at_most(server, LONGEST), os.fdopen(reading) as pipe:
        said, _, _ = select.select([pipe], [], [], SLOWEST)
        assert said, "Xvfb does not start"
        yield f":{pipe.readline().strip()}"
        server.terminate()


@pytest.fixture
def environment(screen, tmp_path):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "JOURNAL", "WAYLAND"))}
    home = {"JOURNAL_HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path), "HOME": str(tmp_path)}
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
        for _ in range(_LOOKS):  # one ends early where a menu goes while it is looked at
            try:
                found = self._xdotool("search", "--sync", "--onlyvisible", "--name", title)
            except subprocess.TimeoutExpired:
                break
            if found:
                self._xdotool("windowfocus", "--sync", found[0])
                return
        self.process.kill()
        said = self.process.communicate()[1].decode()
        raise AssertionError(f"“{title}” does not come: {said}")

    def press(self, *keys, pause=20):
        """Press keys one after another, with a pause after each (milliseconds)."""
        self._xdotool("key", "--delay", str(pause), *keys)

    def until(self, found):
        """Press a key that does nothing until the journal holds what is asked for."""
        for _ in range(SLOWEST * 4):
            answer = found()
            if answer:
                return answer
            self.press("shift", pause=250)
        raise AssertionError("it did not come")

    def types(self, text):
        self._xdotool("type", "--delay", "12", text)

    def runs(self, command):
        """Choose a command in the palette."""
        self.press("ctrl+k")
        self.types(command)
        self.press("Return")

    def opens_it_to_the_public(self, people=0):
        """Go back from the text over tags and people to who may read it; choose the last offer."""
        self.press(*["shift+Tab"] * (people + 3), "space", "Up", "Return")

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
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=SLOWEST, check=True
    ).stdout


def in_journal(path, read):
    workspace = Workspace(path)
    try:
        return read()
    finally:
        workspace.close()


def test_from_the_first_start_to_a_written_post_by_keys_alone(person, environment, tmp_path, qtbot):
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
        return [entry.body for entry in in_journal(journal, entries.newest)]

    qtbot.waitUntil(lambda: kept() == ["and nobody noticed."], timeout=SLOWEST * 1_000)
    ana.opens_it_to_the_public()
    ana.press("ctrl+l")
    ana.types("2025-03-03: ms: The first page is printed, thanks @ben for the ink")
    ana.press("Return", "F6")
    ana.opens_it_to_the_public(people=1)
    ana.runs("write the year")
    ana.sees(CHOOSER)  # for the newest year
    ana.press("Escape")
    ana.sees("^journal")
    ana.runs("year in review")
    ana.press("space", "Down", "Return")  # the year before
    ana.runs("write the year")
    ana.sees(CHOOSER)
    blog = tmp_path / "blog"
    ana.types(str(blog))
    ana.press("Return")
    qtbot.waitUntil(blog.exists, timeout=SLOWEST * 1_000)
    ana.sees("^journal")
    ana.press("ctrl+q")
    assert ana.ends() == 0
    assert "We moved the name server" in cli(environment, "list")
    post = (blog / "README.md").read_text("utf-8")
    assert post.startswith("# Our year 2025 in review\n")
    assert "The first page is printed" in post
    assert "name server" not in post  # it is of another year
    assert "ben" not in post.casefold()  # nobody asked him
    pictures = re.findall(r"]\((images/[^)]+)\)", post)
    assert pictures
    written = {str(path.relative_to(blog)) for path in blog.rglob("*") if path.is_file()}
    assert written == {"README.md", *pictures}


def is_at_work(qtbot, place):
    """Wait until a window has done all that belongs to its start: it listens for a second one."""
    qtbot.waitUntil(lambda: bool(list(place.glob("journal-*-*"))), timeout=SLOWEST * 1_000)


def test_a_second_start_raises_the_first_window_and_ends(person, tmp_path, qtbot):
    path = tmp_path / "team.db"
    database.create(path)
    first = person("--journal", str(path))
    first.sees("^team")
    is_at_work(qtbot, tmp_path)
    second = person("--journal", str(path))
    assert second.ends() == 0
    assert first.process.poll() is None


@pytest.mark.parametrize(
    ("name", "limit"), [("SIGKILL", LOST_AT_MOST), ("SIGTERM", 0.2), ("SIGHUP", 0.2)]
)
def test_ending_the_process_costs_almost_no_typing(name, limit, person, tmp_path, qtbot):
    path = tmp_path / "team.db"
    database.create(path)
    ana = person("--journal", str(path))
    ana.sees("^team")
    is_at_work(qtbot, tmp_path)
    ana.press("ctrl+n")
    ana.press("Return")  # from the title into the text
    ana.press(*"abcdefghij" * (KEYS // 10), pause=PAUSE)
    ana.process.send_signal(getattr(signal, name))
    ana.ends()

    def text():
        typed = [kept.draft.body for kept in drafts.everything()]
        return max([*typed, *(entry.body for entry in entries.newest())], key=len, default="")

    kept = in_journal(path, text)
    assert kept
    assert kept == ("abcdefghij" * KEYS)[: len(kept)]
    lost = (KEYS - len(kept)) * PAUSE / 1_000  # every key took its pause, the last one too
    assert lost <= limit


def test_a_kill_does_not_cut_the_next_entry_off_from_the_one_it_follows(person, tmp_path):
    path = tmp_path / "team.db"
    database.create(path)
    ana = person("--journal", str(path))
    ana.sees("^team")
    ana.press("ctrl+n")
    ana.types("Forgot the TTL")
    ana.press("Return")
    ana.types("It was a day.")
    ana.press("ctrl+Return")  # And then…
    ana.types("Lower it first")

    def kept():
        typed = [one.draft.title for one in drafts.everything()]
        return "Lower it first" in [*typed, *(entry.title for entry in entries.newest())]

    ana.until(lambda: in_journal(path, kept))
    ana.process.send_signal(signal.SIGKILL)
    ana.ends()
    again = person("--journal", str(path))
    again.sees("^team")
    (edge,) = again.until(lambda: in_journal(path, links.edges))
    titles = {entry.id: entry.title for entry in in_journal(path, entries.newest)}
    assert (titles[edge.source], titles[edge.target]) == ("Forgot the TTL", "Lower it first")


@pytest.mark.parametrize(
    ("ground", "ink", "dark"), [("32,35,38", "252,252,252", True), ("239,240,241", "0,0,0", False)]
)
def test_the_window_is_as_dark_as_the_desktop(environment, tmp_path, ground, ink, dark):
    colours = f"BackgroundNormal={ground}\nForegroundNormal={ink}\n"
    parts = "\n".join(f"[Colors:{part}]\n{colours}" for part in ("Window", "View", "Button"))
    (tmp_path / "kdeglobals").write_text(f"[General]\nColorScheme=Own\n{parts}", "utf-8")
    desktop = {"XDG_CURRENT_DESKTOP": "KDE", "KDE_SESSION_VERSION": "6", "KDE_FULL_SESSION": "true"}
    code = (
        "from journal.ui import app, theme; from journal.settings import Settings;"
        "print(theme.Theme(app.application(), Settings(theme='system')).tokens.dark)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        env=environment | desktop | {"XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=SLOWEST,
        check=False,
    )
    assert told.stdout.strip() == str(dark), told.stderr
