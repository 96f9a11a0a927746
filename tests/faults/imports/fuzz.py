"""Imports of hostile and damaged input. Promise: taken whole, or refused and nothing changed.

A documented exit code, no traceback, bounded time and memory, and nothing written anywhere but
into the journal. How long the text takes to be shown later stays unseen.
"""

import shutil
from functools import partial

from tests.faults import witness
from tests.faults.imports import archives, folders, texts
from tests.faults.program import BATCH, INIT, INPUT, OK

SECONDS = 20  # an import of this size may take
MEGABYTES = 768  # of address space it may use


def play(program, folder, report, rng, *, mutations, every=1):
    """Import one spoilt thing after another into one journal.

    Args:
        program: What imports.
        folder: Where everything lies.
        report: Where the findings go.
        rng: What is changed in the mutated folders.
        mutations: How many folders to change at random (count).
        every: Take each n-th hostile case only (count).
    """
    home = folder / "a" / "b" / "c"  # room above, for paths that climb
    home.mkdir(parents=True)
    db, good = home / "journal.db", folder / "good"
    program.run(db, *INIT)
    exported = _exported(program, folder, good, rng)
    report.case("the folder before it is spoilt", exported)
    if exported:
        return
    scene = _Scene(program, folder, db, report)
    for name, make in [*archives.cases(), *texts.cases()][::every]:
        path = folder / name
        path.write_bytes(make())
        scene.take(name, path)
        path.unlink()
    scene.take("noise", _file(folder / "noise.md", rng.randbytes(3_000)))
    scene.take("nothing there", folder / "nothing")
    scene.take("a device", "/dev/zero")
    for name, spoil in list(folders.spoilt(good))[::every]:
        at = folder / "spoilt"
        shutil.copytree(good, at)
        spoil(at)
        scene.take(name, at)
        shutil.rmtree(at)
    for number in range(mutations):
        at = folder / "mutated"
        scene.take(f"mutation {number}: {folders.mutated(good, at, rng)}", at)
        shutil.rmtree(at)


class _Scene:
    """A journal into which things are imported, and everything around it."""

    def __init__(self, program, folder, db, report):
        self.program, self.folder, self.db, self.report = program, folder, db, report
        self.start = witness.digest(db)
        self.empty = db.read_bytes()

    def take(self, label, path):
        """Import something into the journal, and lay the journal out anew if it was taken."""
        before = witness.tree(self.folder)
        outcome = self.program.run(
            self.db, "import", path, limit=SECONDS, cwd=self.db.parent,
            prefix=("prlimit", f"--as={MEGABYTES << 20}", f"--cpu={SECONDS}"),
        )  # fmt: skip
        problem = outcome.complaint(OK, INPUT)
        if "MemoryError" in outcome.err:
            problem = f"needs more than {MEGABYTES} MB"
        beside = {self.db.with_name(self.db.name + suffix) for suffix in witness.REMAINS}
        if new := {p for p in witness.tree(self.folder) - before if self._outside(p)} - beside:
            problem = f"wrote {sorted(new)[0]}"
            for made in new:
                made.unlink()
        if outcome.code == OK:
            self.report.note("taken")
            problem = problem or witness.unsound(self.db) or self.program.missing(self.db, ())
            witness.remove(self.db)
            self.db.write_bytes(self.empty)
        elif witness.digest(self.db) != self.start:
            problem = problem or "refused, yet the journal changed"
            self.db.write_bytes(self.empty)
        self.report.case(label, problem)

    def _outside(self, path):
        return self.program.home not in path.parents and path != self.program.home


def _exported(program, folder, good, rng):
    """Export a small journal with every noun a command can make; say what went wrong."""
    source = folder / "source.db"
    attached = _file(folder / "attached.bin", rng.randbytes(500))
    run = partial(program.run, source)
    first, second = (
        "add", "--title", "TTL forgotten", "--kind", "mistake", "--date", "2026-01-02",
        "--body", "thanks @ana for the quick look\n\n%%private%%", "--tag", "dns",
    ), ("add", "l: short TTLs before every move #dns", "--attach", attached)  # fmt: skip
    run(*INIT)
    ids = [*run(*first).ids, *run(*second).ids, *run(*BATCH, lines=3).ids]
    run("link", ids[0], "taught", ids[1])
    return run("export", "-o", good).complaint(OK)


def _file(path, content):
    path.write_bytes(content)
    return path
