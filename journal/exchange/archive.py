"""The export that loses nothing: a journal as a folder of Markdown, and back.

The format is written down in `resources/help/file-format.md`. The same journal always gives the
same bytes. A folder is read as a whole or refused as a whole: every sentence names the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.errors import InputRefused, shown
from journal.exchange import consistency, records
from journal.exchange import folder as source
from journal.exchange.contents import COUNTED, FORMAT, Contents
from journal.exchange.reflections import reflection_text
from journal.exchange.retros import eras_text, retro_text
from journal.exchange.reviews import history_text, review_text
from journal.files import replaced_folder, safe_name, slug, storage_errors
from journal.text import frontmatter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from journal.domain.entry import Attachment
    from journal.domain.eras import Era
    from journal.domain.people import Person
    from journal.domain.reflections import Reflection
    from journal.domain.retros import Action, Retro
    from journal.domain.review import Review
    from journal.exchange.records import Record


@dataclass(frozen=True, slots=True)
class Archive:
    """A journal, or a part of one, outside its file.

    Attributes:
        team: What the team is called; empty where it has no name.
        people: All who are known. This and the next two may be iterators where an archive is only
            written; then the records come first.
        records: The entries, those in the trash too, each with its earlier revisions.
        reflections: Those in the trash too.
        retros: Those in the trash too, each with its actions.
        eras: Those in the trash too.
        reviews: Those in the trash too, each with what it was before, the oldest first.
        content: Gives the bytes of an attachment by its SHA-256.
        complete: Whether every link leads to an entry of this archive.
    """

    team: str
    people: Iterable[Person]
    records: Iterable[Record]
    reflections: Iterable[Reflection]
    content: Callable[[str], bytes]
    complete: bool = True
    retros: Iterable[tuple[Retro, tuple[Action, ...]]] = ()
    eras: Iterable[Era] = ()
    reviews: Iterable[tuple[Review, tuple[Review, ...]]] = ()


def write(
    archive: Archive,
    folder: Path,
    *,
    overwrite: bool = False,
    progress: Callable[[int], object] = lambda done: None,
) -> dict[str, int]:
    """Write an archive as a folder, which appears whole or not at all.

    Args:
        archive: What to write; its records are taken one by one.
        folder: The folder to make. An empty one may be there already.
        overwrite: Whether a folder with files in it may be replaced as a whole.
        progress: Told after each entry how many are written; may raise to stop.

    Returns:
        How many of each of `COUNTED` were written.

    Raises:
        InputRefused: The folder holds files and `overwrite` is not set.
        StorageError: The system refused.
    """
    with replaced_folder(folder, overwrite=overwrite) as place:
        writer = _Writer(place, archive.content)
        for done, record in enumerate(archive.records, 1):
            writer.put_record(record)
            progress(done)
        for reflection in archive.reflections:
            writer.put_reflection(reflection)
        for retro, actions in archive.retros:
            writer.put_retro(retro, actions)
        for review, earlier in archive.reviews:
            writer.put_review(review, earlier)
        writer.put_eras(list(archive.eras))
        writer.put_people(list(archive.people))
        header = {"format": FORMAT, "team": archive.team, "counts": writer.counts}
        if not archive.complete:
            header["complete"] = False
        lines = frontmatter.dump(header).removeprefix("---\n").removesuffix("---\n")
        writer.put("journal.yaml", lines.encode())
    return writer.counts


def read(folder: Path, progress: Callable[[int], object] = lambda done: None) -> Archive:
    """Read a folder that `write` made, or someone by hand in its likeness.

    Args:
        folder: The folder with `journal.yaml` in it.
        progress: Told after each entry how many are read; may raise to stop.

    Returns:
        The archive, its records by id; the bytes of attachments are read when asked for.

    Raises:
        InputRefused: Something in it is not as it should be; the sentence names the file.
        StorageError: The system refused.
    """
    reader = Contents(folder)
    header, people = reader.header(), reader.people()
    entries = reader.entries(progress)
    revisions = reader.revisions(entries)
    reflections, retros, eras = reader.reflections(), reader.retros(), reader.eras()
    reviews = reader.reviews()
    contents = reader.contents()
    consistency.check_people(people)
    entries = consistency.with_sizes(entries, contents)
    complete = header.get("complete", True)
    if complete:
        consistency.check_ends(entries, reflections, retros)
    actions = [action for _, decided in retros.values() for action in decided]
    earlier = sum(map(len, revisions.values())) + sum(len(before) for _, before in reviews)
    found = (entries, people, reflections, contents, retros, actions, eras, reviews)
    counts = {
        **dict(zip((n for n in COUNTED if n != "revisions"), map(len, found), strict=True)),
        "revisions": earlier,
    }
    consistency.check_counts(header.get("counts", {}), counts)
    return Archive(
        team=header.get("team", ""),
        people=people,
        records=tuple(
            records.Record(entry, revisions.get(ident, ()))
            for ident, (_, entry) in sorted(entries.items())
        ),
        reflections=tuple(reflections.values()),
        content=lambda sha256: source.content(folder, contents[sha256].name),
        complete=complete,
        retros=tuple(retros.values()),
        eras=eras,
        reviews=reviews,
    )


class _Writer:
    """Puts records into files, each under a name of its own."""

    def __init__(self, place: Path, content: Callable[[str], bytes]) -> None:
        self._place = place
        self._content = content
        self._names: set[str] = set()
        self._contents: set[str] = set()
        self._places: set[Path] = set()
        self.counts = dict.fromkeys(COUNTED, 0)

    def put(self, name: str, data: bytes) -> None:
        if ".." in name:  # an id or a digest of a journal that was not written by this program
            raise InputRefused(f"{shown(name)} is no name for a file; nothing was written.")
        path = self._place / name
        with storage_errors(path):
            if path.parent not in self._places:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._places.add(path.parent)
            with path.open("xb") as file:
                file.write(data)

    def put_record(self, record: Record) -> None:
        entry = record.entry
        day = entry.happened_on.isoformat()
        name = self._name(f"entries/{day[:4]}/{day}", entry.heading, entry.id)
        self.put(name, records.entry_text(entry).encode())
        self.counts["entries"] += 1
        if record.revisions:
            text = records.revisions_text(record.revisions)
            self.put(f"history/{entry.id}.jsonl", text.encode())
            self.counts["revisions"] += len(record.revisions)
        for attachment in entry.attachments:
            if attachment.sha256 not in self._contents:
                self._contents.add(attachment.sha256)
                self.put(_attachment_name(attachment), self._content(attachment.sha256))
                self.counts["attachments"] += 1

    def put_reflection(self, reflection: Reflection) -> None:
        place = f"reflections/{abs(reflection.position):02d}"
        name = self._name(place, reflection.claim, reflection.id)
        self.put(name, reflection_text(reflection).encode())
        self.counts["reflections"] += 1

    def put_retro(self, retro: Retro, actions: Sequence[Action]) -> None:
        name = self._name(f"retros/{retro.held_on}", retro.title, retro.id)
        self.put(name, retro_text(retro, actions).encode())
        self.counts["retros"] += 1
        self.counts["actions"] += len(actions)

    def put_review(self, review: Review, earlier: Sequence[Review]) -> None:
        name = self._name(f"reviews/{review.period_last}", review.title, review.id)
        self.put(name, review_text(review).encode())
        self.counts["reviews"] += 1
        if earlier:
            self.put(f"reviews/{review.id}.jsonl", history_text(earlier).encode())
            self.counts["revisions"] += len(earlier)

    def put_eras(self, eras: list[Era]) -> None:
        if eras:
            self.put("eras.yaml", eras_text(eras).encode())
        self.counts["eras"] = len(eras)

    def put_people(self, people: list[Person]) -> None:
        self.put("people.yaml", records.people_text(people).encode())
        self.counts["people"] = len(people)

    def _name(self, beginning: str, title: str, ident: str) -> str:
        words = [beginning, slug(title), ident[-8:]]
        name = "-".join(filter(None, words)) + ".md"
        if name in self._names:
            name = f"{beginning}-{ident}.md"
        self._names.add(name)
        return name


def _attachment_name(attachment: Attachment) -> str:
    """A name in ASCII for any system; the beginning of the digest is what counts."""
    stem, dot, suffix = safe_name(attachment.name).rpartition(".")
    suffix = slug(suffix, 10) if dot else ""
    words = slug(stem if dot else attachment.name) or "file"
    return f"attachments/{attachment.sha256[:16]}-{words}" + (f".{suffix}" if suffix else "")
