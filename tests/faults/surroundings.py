"""Strange surroundings: names, rights, locales, folders and streams.

Promise: no traceback and no hang, a documented exit code, files for their owner alone, and
nothing written where nobody asked for it. Windows and macOS stay unseen.
"""

import os
import stat
import subprocess

from tests.faults import witness
from tests.faults.program import BATCH, INIT, LIST, OK, STORAGE

NAMES = {
    "space": "a b.db", "newline": "a\nb.db", "unicode": "Zażółć 日記 🗒.db", "quote": "a'b\".db",
    "question": "a?mode=ro#x.db", "percent": "a%20b.db", "dash": "-rf.db",
    "long": "x" * 230 + ".db", "latin-1": os.fsdecode(b"caf\xe9.db"),
}  # fmt: skip
LOCALES = ("C", "POSIX", "tr_TR.UTF-8", "xx_YY.bogus", "")
READER_GONE = 141  # the exit code of a program whose output nobody reads any more
ADD = ("add", "--title", "żółw 🐢")
_POWERLESS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


def play(program, folder, report, rng, *, only=""):
    """Start the program in one strange surrounding after another.

    Args:
        program: What is started.
        folder: Where everything lies.
        report: Where the findings go.
        rng: Unused: every case is listed.
        only: Play the groups whose name holds this word; empty means all.
    """
    del rng
    for group in (names, rights, environments, streams):
        if only in group.__name__:
            place = folder / group.__name__
            place.mkdir()
            group(_Place(program, place, report))


class _Place:
    """A folder with a journal in it."""

    def __init__(self, program, folder, report):
        self.program, self.folder, self.report = program, folder, report
        self.db = folder / "journal.db"
        self.case("init", INIT)
        self.case("add", ADD)

    def case(self, label, words, *codes, db=None, **how):
        """Run a command that must end with one of the codes (0 when none is named)."""
        outcome = self.program.run(db or self.db, *words, limit=20, **how)
        self.report.case(label, outcome.complaint(*(codes or (OK,))))
        return outcome

    def under(self, **changes):
        """The environment with changes; None takes a variable out."""
        whole = self.program.environment | changes
        return {name: str(value) for name, value in whole.items() if value is not None}


def names(place):
    """Names of journals that are odd, wrong, or no files."""
    folder = place.folder
    os.mkfifo(folder / "fifo")
    (folder / "loop").symlink_to(folder / "loop")
    wrong = {
        "no folder": folder / "no" / "such" / "journal.db", "nothing there": folder / "none.db",
        "a folder": folder, "a pipe": folder / "fifo", "a device": "/dev/full",
        "a loop of links": folder / "loop",
    }  # fmt: skip
    for label, path in wrong.items():
        place.case(f"list {label}", LIST, STORAGE, db=path)
    made = (folder / "none.db").exists()
    place.report.case("reading makes no file", "it did" if made else "")
    for label, name in NAMES.items():
        for words in (INIT, ADD, LIST):
            place.case(f"name with {label}: {words[0]}", words, db=folder / name)
    place.case("name too long", INIT, STORAGE, db=folder / ("x" * 300 + ".db"))


def rights(place):
    """Files that may not be read or written, and those made under a generous umask."""
    prefix = _POWERLESS if os.geteuid() == 0 else ()
    place.db.chmod(0o444)
    place.folder.chmod(0o555)
    place.case("read-only: list", LIST, prefix=prefix)
    place.case("read-only: add", ADD, STORAGE, prefix=prefix)
    place.folder.chmod(0o000)
    place.case("no way in", LIST, STORAGE, prefix=prefix)
    place.folder.chmod(0o755)
    place.db.chmod(0o000)
    place.case("not readable", LIST, STORAGE, prefix=prefix)
    open_to_all = place.folder / "umask" / "journal.db"
    backup, export = open_to_all.with_name("copy.bak"), open_to_all.with_name("export")
    for words in (INIT, ADD, ("backup", "--replace", "-o", backup), ("export", "-o", export)):
        place.case(f"umask 0: {words[0]}", words, db=open_to_all, umask=0)
    for path in (
        open_to_all.parent,
        open_to_all,
        backup,
        export,
        open_to_all.with_name("journal.db-journal"),
    ):
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0
        loose = f"mode {mode:o}" if mode & (stat.S_IRWXG | stat.S_IRWXO) else ""
        place.report.case(f"{path.name} is private", loose)


def environments(place):
    """Variables that are missing, empty, wrong or foreign, and a folder that is gone."""
    nowhere = place.folder / "no" / "such"
    homes = {
        "HOME unset": {"HOME": None},
        "no home at all": dict.fromkeys(("HOME", "XDG_DATA_HOME", "USER", "LOGNAME")),
        "HOME missing": {"HOME": nowhere}, "HOME is a file": {"HOME": place.db},
        "XDG relative": {"HOME": nowhere, "XDG_DATA_HOME": "relative"},
    }  # fmt: skip
    before = witness.tree(place.folder)
    for label, changes in homes.items():
        place.case(label, LIST, env=place.under(JOURNAL_HOME=None, **changes))
    left = witness.tree(place.folder) - before
    place.report.case("reading leaves nothing behind", f"it left {left}" if left else "")
    place.case("TMPDIR missing", ADD, env=place.under(TMPDIR=nowhere))
    place.case("settings are a file", ADD, OK, STORAGE, env=place.under(JOURNAL_HOME=place.db))
    for name in LOCALES:
        env = place.under(LC_ALL=name, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
        place.case(f"LC_ALL={name!r} add", ADD, env=env)
        listed = place.case(f"LC_ALL={name!r} list", LIST, env=env)
        place.report.case(f"LC_ALL={name!r} text", "" if ADD[2] in listed.out else "mangled")
    place.case("stdout in ASCII", LIST, env=place.under(PYTHONIOENCODING="ascii"))
    place.case("a dumb terminal", LIST, env=place.under(TERM="dumb", COLUMNS=None))
    gone = ("sh", "-c", 'mkdir gone && cd gone && rmdir ../gone && exec "$@"', "sh")
    place.case("working folder gone", LIST, OK, STORAGE, prefix=gone, cwd=place.folder)


def streams(place):
    """Standard streams that are closed, full, or read no further."""
    place.case("many", BATCH, lines=200)
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        place.case("stdout full", LIST, STORAGE, stdout=full)
        place.case("stdout full: add", ADD, STORAGE, stdout=full)
    for number, label, codes in ((0, "stdin", ()), (1, "stdout", (OK, STORAGE)), (2, "stderr", ())):
        shut = ("sh", "-c", f'exec "$@" {number}>&-', "sh")
        place.case(f"{label} closed", LIST, *codes, prefix=shut)
        place.case(f"{label} closed: add", ADD, *codes, prefix=shut)
    place.case("stdin closed: batch", BATCH, prefix=("sh", "-c", 'exec "$@" 0>&-', "sh"))
    command = ["bash", "-c", '"$@" | head -1; exit "${PIPESTATUS[0]}"', "bash"]
    piped = subprocess.run(
        [*command, *place.program.argv(place.db, *LIST)], env=place.program.environment,
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    noise = piped.stderr.decode() if piped.returncode in (OK, READER_GONE) else piped.returncode
    place.report.case("read by `head`", f"it says {noise}" if noise else "")
