"""What is measured: each row of the table, on a journal of one size."""

import json
import shutil
import sqlite3
import sys
import time
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

from journal.domain.dates import instant, today
from journal.domain.entry import Audience, Draft, Entry, Kind
from journal.domain.ids import new_id
from journal.ops.entries import AddEntry, EditEntry
from journal.store import connection, database, entries, entry_rows
from journal.store.rows import Names
from journal.store.safety import backup
from journal.workspace import Workspace
from tests.bench import corpus, peers, windows
from tests.bench.measure import in_turn, repeated

LIMIT = [sys.executable, str(Path(__file__).with_name("limit.py"))]
JOURNAL = [sys.executable, "-m", "journal"]
ROOT = Path(__file__).parent.parent.parent

_BACKUP = 120  # seconds in which a backup is surely made
_BARE = (
    "PRAGMA journal_mode = truncate",
    "PRAGMA synchronous = extra",
    "CREATE TABLE entry (id TEXT UNIQUE, day TEXT, title TEXT, body TEXT)",
    "CREATE TABLE plain (id TEXT UNIQUE, day TEXT, title TEXT, body TEXT)",
    "CREATE INDEX entry_day ON entry (day)",
    "CREATE VIRTUAL TABLE words USING fts5"
    " (title, body, content='', tokenize='unicode61 remove_diacritics 2')",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: ours, the limit, the ratio that is the goal (0: none), the peers."""

    what: str
    ours: float
    limit: float
    goal: float
    unit: str = ""
    peers: str = ""
    memory: float = 0

    def __str__(self):
        ratio = self.ours / self.limit
        goal = f"{self.goal:>6.2f}" if self.goal else f"{'-':>6}"
        mark = " !" if 0 < self.goal < ratio else ""
        memory = f"({self.memory:.0f} MB) " if self.memory else ""
        figures = f"{self.ours:>9.3f}{self.limit:>9.3f}{ratio:>7.2f}{goal}{mark}"
        return f"{self.what:<39}{figures}  {memory}{self.unit}{self.peers}"


class Journal:
    """One corpus, in a journal of ours."""

    def __init__(self, folder, size):
        folder.mkdir(parents=True)
        self.folder, self.size = folder, size
        self.items = list(corpus.generate(size))
        self.journal = folder / "journal.db"
        fill(self.journal, self.items)


class Scene(Journal):
    """The same also in the limit's own file, and as the peers want it."""

    def __init__(self, folder, size):
        super().__init__(folder, size)
        self.hits = corpus.hits(self.items)
        self.limit = folder / "limit.db"
        self.lines = folder / "corpus.jsonl"
        self.environment = {"PYTHONPATH": str(ROOT), "JOURNAL_HOME": str(folder / "settings")}
        self.backups = folder / "settings" / "state" / "backups"
        self.lines.write_text(
            "".join(json.dumps(asdict(item), ensure_ascii=False) + "\n" for item in self.items),
            encoding="utf-8",
        )
        in_turn({"load": self.peewee("load", self.lines)}, runs=0)

    def ours(self, *arguments):
        """Our command line upon this journal."""
        return [*JOURNAL, "--journal", str(self.journal), *map(str, arguments)]

    def peewee(self, operation, *arguments):
        """The limit's script upon its file."""
        return [*LIMIT, operation, str(self.limit), *map(str, arguments)]


def fill(path, items, audience=Audience.PUBLIC):
    """Make a journal of ours that holds a corpus."""
    database.create(path)
    database.open_journal(path)
    try:
        with connection.transaction():
            names = Names()
            for item in items:
                entry_rows.insert(_entry(item, audience), names)
    finally:
        connection.close()


def rows(scene):
    """Measure everything on one scene, a row at a time."""
    yield _size(scene)
    for what, ours, limit, found in _queries(scene):
        yield _compared(scene, what, ours, limit, found)
    yield from _writes(scene)
    yield from _exchange(scene)
    yield _review(scene)
    yield from windows.rows(scene, Row)


def _queries(scene):
    first, last = f"{corpus.YEAR}-01-01", f"{corpus.YEAR}-12-31"
    ident, pair = scene.items[len(scene.items) // 2].id, " ".join(corpus.PAIR)
    ours, peewee, hits = scene.ours, scene.peewee, scene.hits
    shown = {name: min(50, number) for name, number in hits.items()}
    tagged = (
        "list",
        "--tag",
        corpus.TAG,
        "--since",
        first,
        "--until",
        last,
        "--limit",
        0,
        "--json",
    )
    yield "list newest 50", ours("list", "--limit", 50, "--json"), peewee("newest"), 50
    yield "show one", ours("show", ident, "--json"), peewee("one", ident), 1
    yield (
        "search a rare word", ours("search", corpus.RARE, "--json"),
        peewee("search", corpus.RARE), shown["rare"],
    )  # fmt: skip
    yield "search two words", ours("search", pair, "--json"), peewee("search", pair), shown["pair"]
    yield (
        "filter by tag and dates",
        ours(*tagged),
        peewee("tagged", corpus.TAG, first, last),
        hits["tag"],
    )


def _compared(scene, what, ours, limit, found, between=lambda: None):
    commands = {"ours": ours, "limit": limit}
    figures = in_turn(commands, environment=scene.environment, between=between)
    for name, figure in figures.items():
        if figure.lines != found:
            raise RuntimeError(f"{what}: {name} found {figure.lines}, not {found}")
    return Row(
        what, figures["ours"].seconds, figures["limit"].seconds, 1.5,
        memory=figures["ours"].megabytes, peers=peers.beside(what, scene),
    )  # fmt: skip


def _writes(scene):
    ours, limit = scene.ours("add", "--title", "One more"), scene.peewee("add", "One more")
    yield _compared(scene, "add one", ours, limit, 1, partial(_wait_for_backup, scene))
    yield _compared(scene, "  the first of a day", ours, limit, 1, _new_day(scene))
    yield from _save(scene)


def _new_day(scene):
    """Return what makes the next write the first of its day, once the last one is backed up."""
    seen = 0

    def forget():
        nonlocal seen
        written = scene.journal.stat().st_mtime_ns
        if written != seen:
            _wait_for_backup(scene)
        seen = written
        for made in scene.backups.glob("*/*.db"):
            made.unlink()

    return forget


def _wait_for_backup(scene):
    """Wait for the backup that the first write of a day has made by a process of its own."""
    until = time.monotonic() + _BACKUP
    for folder in scene.backups.glob("*"):
        while not any(folder.glob("*.db")) or backup.is_being_made(folder):
            if time.monotonic() > until:
                raise TimeoutError("there is no daily backup")
            time.sleep(0.05)


def _save(scene):
    """A save in a running program against the barest commit of the same row.

    The second row compares it with a bare row that can be found again, as ours can: one with an
    index over the days and its words in a full-text index. It says what our own code adds. The
    third is a save while someone types, against the barest commit of the new text.
    """
    workspace = Workspace(scene.journal)
    bare = sqlite3.connect(scene.folder / "bare.db", isolation_level=None)
    for statement in _BARE:
        bare.execute(statement).fetchall()
    body = scene.items[0].body

    def ours():
        workspace.do(AddEntry(Draft(title="Saved", body=body), today(), "Me"))

    def barest():
        bare.execute("INSERT INTO plain VALUES (?, ?, ?, ?)", (new_id(), "2026", "Saved", body))

    def findable():
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", (new_id(), "2026", "Saved", body))
        bare.execute("INSERT INTO words (title, body) VALUES (?, ?)", ("Saved", body))
        bare.execute("COMMIT")

    def autosave():
        base = next(revisions)
        draft = replace(old.draft(), body=f"{body} {base}")
        workspace.do(EditEntry(old.id, base, draft, "Me", autosave=True))

    def retyped():
        bare.execute("UPDATE plain SET body = ? WHERE rowid = 1", (body + new_id(),))

    old = entries.get(scene.items[0].id)
    revisions = count(old.revision)
    functions = {
        "ours": ours, "bare": barest, "findable": findable, "autosave": autosave,
        "retyped": retyped,
    }  # fmt: skip
    try:
        times = repeated(functions)
    finally:
        workspace.close()
        bare.close()
    yield Row("a save, in a running program", times["ours"], times["bare"], 1.3)
    yield Row("  against a row with its words", times["ours"], times["findable"], 1.3)
    yield Row("  an autosave while someone types", times["autosave"], times["retyped"], 1.3)


def _exchange(scene):
    year = (f"{corpus.YEAR}-01-01", f"{corpus.YEAR}-12-31")
    out, other = scene.folder / "out", scene.folder / "other"
    clear = partial(_clear, out, other)
    spans = {"one year": ("--since", year[0], "--until", year[1]), "everything": ()}
    for what, options in spans.items():
        span = year if options else ("0001-01-01", "9999-12-31")
        commands = {
            "ours": scene.ours("export", "-o", out, *options),
            "limit": scene.peewee("export", other, *span),
        }
        figures = in_turn(commands, 3, scene.environment, clear)
        yield Row(f"export {what}", figures["ours"].seconds, figures["limit"].seconds, 1.5)
        clear()
    in_turn({"export": scene.ours("export", "-o", out)}, 0, scene.environment)
    yield _import(scene, out)


def _import(scene, folder):
    empty, copy, limit = (scene.folder / name for name in ("empty.db", "copy.db", "copy-limit.db"))
    database.create(empty)

    def afresh():
        limit.unlink(missing_ok=True)
        shutil.copy(empty, copy)

    commands = {
        "ours": [*JOURNAL, "--journal", str(copy), "import", str(folder)],
        "limit": [*LIMIT, "load", str(limit), str(scene.lines)],
    }
    figures = in_turn(commands, 3, scene.environment, afresh)
    return Row("import of our own export", figures["ours"].seconds, figures["limit"].seconds, 1.5)


def _review(scene):
    """The post of a year of 2,000 entries at most, written and verified; the goal is 2 s."""
    year = scene.items[-1].happened_on[:4]
    journal, out = scene.folder / "year.db", scene.folder / "post"
    _clear(journal)
    fill(journal, [item for item in scene.items if item.happened_on.startswith(year)][:2_000])
    command = [*JOURNAL, "--journal", str(journal), "review", year, "-o", str(out)]
    figure = in_turn({"ours": command}, 3, scene.environment, partial(_clear, out))["ours"]
    return Row("year in review, verified", figure.seconds, 2.0, 1.0, unit="(limit: 2 s)")


def _size(scene):
    scene_size = scene.journal.stat().st_size / 1e6
    return Row("file size, MB", scene_size, scene.limit.stat().st_size / 1e6, 1.3)


def _clear(*paths):
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _entry(item, audience):
    written = instant(item.written_at)
    return Entry(
        id=item.id, kind=Kind(item.kind), title=item.title, body=item.body,
        happened_on=date.fromisoformat(item.happened_on), ended_on=None, written_at=written,
        edited_at=written, author=item.author, audience=audience, tags=item.tags,
    )  # fmt: skip
