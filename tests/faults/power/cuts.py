"""Power cuts, replayed. Promise: what was acknowledged, or reported as done, is there afterwards.

A command runs under `strace`. Every time it acknowledges an entry, nothing of it may be loose any
more; and from states that a power cut could leave at any point of its work (unsynced writes
dropped, torn, filled with zeros, or reordered; names that never arrived), the journal must open
whole. Writes through mapped memory, and what drives reorder inside, stay unseen.
"""

import shutil

from tests.faults.power.disk import Disk
from tests.faults.power.trace import Replay, calls
from tests.faults.program import BATCH, CHECK, INIT, OK, acknowledged, fed


def writer(program, folder, report, rng, *, entries, images, model="ext4", attached=False):
    """Cut the power while entries are written.

    Args:
        program: What writes.
        folder: Where its journal lies.
        report: Where the findings go.
        rng: When the power is cut, and what the cut spares.
        entries: How many are written (count).
        images: About how many disks to look at (count).
        model: What the file system keeps in order: "ext4" much, "posix" little.
        attached: Whether the entries come with a file.
    """
    scene = _Scene(program, folder, report, rng, model)
    program.run(scene.db, *INIT)
    known = program.run(scene.db, *BATCH, lines=3).ids
    words = BATCH
    if attached:
        (folder / "attached.bin").write_bytes(rng.randbytes(9_000))
        words = (*BATCH, "--attach", folder / "attached.bin")

    def judge(db):
        printed = scene.replay.printed.decode("utf-8", "replace")
        return program.missing(db, [*known, *acknowledged(printed)])

    scene.play(words, judge, images=images, entries=entries)
    report.case("coverage", "" if report.notes.get("acknowledged") else "nothing was acknowledged")


def works(program, folder, report, rng, *, images, model="ext4"):
    """Cut the power while other commands work: the journal is whole, and done means done.

    Args:
        program: What works.
        folder: Where its journal lies.
        report: Where the findings go.
        rng: When the power is cut, and what the cut spares.
        images: About how many disks to look at for each command (count).
        model: What the file system keeps in order: "ext4" much, "posix" little.
    """
    for number, work in enumerate(
        (_init, _init_in_a_new_folder, _backup, _restore, _export, _import)
    ):
        place = folder / f"{number}"
        place.mkdir()
        scene = _Scene(program, place, report, rng, model)
        words, judge = work(scene)
        scene.play(words, judge, images=images)


class _Scene:
    """A folder on a modelled disk, with a journal that something happens to."""

    def __init__(self, program, folder, report, rng, model):
        self.program, self.folder, self.report, self.rng = program, folder, report, rng
        self.model, self.root = model, folder / "disk"
        self.db = self.root / "journal.db"
        self.replay, self.done = None, False
        self.root.mkdir()

    def play(self, words, judge, *, images, entries=0):
        """Run a command and cut the power at points of its work, and after it.

        Args:
            words: The command.
            judge: What is wrong with the journal at a path, in words.
            images: About how many disks to look at (count).
            entries: How many entries it is fed (count).
        """
        self.replay, self.done = Replay(Disk(self.root, self.model, self.rng)), False
        problem, made = self._traced(words, entries)
        self.report.case(words[0], problem)
        chance = images / max(1, len(made))
        for call in made:
            before = len(acknowledged(self._printed))
            did = self.replay.do(call)
            if len(acknowledged(self._printed)) > before:
                self._audit(f"acknowledgement {before + 1}")
                self._look(judge, "just acknowledged", images / (2 * entries))
            elif did in ("write", "name", "sync"):
                self._look(judge, f"after a {did} of {words[0]}", chance)
        self.done = True
        self.report.note("acknowledged", len(acknowledged(self._printed)))
        self._audit(f"the end of {words[0]}")
        self._look(judge, f"after {words[0]}", 2)

    @property
    def _printed(self):
        return self.replay.printed.decode("utf-8", "replace")

    def _traced(self, words, entries):
        with fed(entries) as lines:
            return calls(
                self.program.argv(self.db, *words), self.folder / "calls.log", stdin=lines,
                env=self.program.environment, cwd=self.root,
            )  # fmt: skip

    def _audit(self, when):
        loose = self.replay.disk.unsafe()
        self.report.case(f"{when}, audit", f"not synced: {', '.join(loose[:4])}" if loose else "")

    def _look(self, judge, when, chance):
        """Look at as many disks as the chance says; a part of one is one now and then."""
        while self.rng.random() < chance:
            chance -= 1
            how, found = self.replay.disk.after_power_cut()
            image = self.folder / "image"
            shutil.rmtree(image, ignore_errors=True)
            image.mkdir()
            for path, content in found.items():
                (image / path).parent.mkdir(parents=True, exist_ok=True)
                (image / path).write_bytes(content)
            db = image / self.db.relative_to(self.root)
            problem = judge(db)
            if not problem and db.exists():
                problem = self.program.run(db, *CHECK).complaint(OK)
            self.report.case(f"{when} ({how})", problem)
            self.report.note("images")


def _init(scene):
    def judge(db):
        return "no journal, though it was made" if scene.done and not db.exists() else ""

    return INIT, judge


def _init_in_a_new_folder(scene):
    scene.db = scene.root / "new" / "inside" / "journal.db"
    return _init(scene)


def _backup(scene):
    known = _filled(scene)
    copy = scene.root / "copy.bak"

    def judge(db):
        backup = db.with_name(copy.name)
        if scene.done or backup.exists():
            return scene.program.missing(backup, known)
        return scene.program.missing(db, known)

    return ("backup", "--replace", "-o", copy), judge


def _restore(scene):
    known = _filled(scene)
    copy = scene.root / "copy.bak"
    scene.program.run(scene.db, "backup", "--replace", "-o", copy)

    def judge(db):
        if not scene.done and not db.exists():
            db = db.with_name(copy.name)
        return scene.program.missing(db, known)

    return ("restore-backup", copy, "--yes"), judge


def _export(scene):
    known = _filled(scene)

    def judge(db):
        """The exported folder, once it has its name, is whole: it restores the journal."""
        exported = db.with_name("export")
        if not (scene.done or exported.exists()):
            return ""
        back = db.with_name("back.db")
        scene.program.run(back, *INIT)
        refused = scene.program.run(back, "import", exported).complaint(OK)
        return refused or scene.program.missing(back, known)

    return ("export", "-o", scene.root / "export"), judge


def _import(scene):
    other = scene.folder / "other.db"
    scene.program.run(other, *INIT)
    known = scene.program.run(other, *BATCH, lines=5).ids
    scene.program.run(other, "export", "-o", scene.folder / "export")
    scene.program.run(scene.db, *INIT)

    def judge(db):
        shown = {entry["id"] for entry in scene.program.entries(db) or []}
        if shown == set(known) or (not shown and not scene.done):
            return ""
        return f"{len(shown)} of {len(known)} imported entries"

    return ("import", scene.folder / "export"), judge


def _filled(scene):
    scene.program.run(scene.db, *INIT)
    return scene.program.run(scene.db, *BATCH, lines=5).ids


WORKS = (_init, _init_in_a_new_folder, _backup, _restore, _export, _import)
