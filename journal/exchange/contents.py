"""The files of an export, read one by one. A refusal names the file."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from journal.errors import InputRefused, shown
from journal.exchange import consistency, records, values
from journal.exchange import folder as source
from journal.exchange.reflections import reflection_from
from journal.exchange.retros import eras_from, retro_from
from journal.exchange.reviews import history_from, review_from
from journal.text import frontmatter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from journal.domain.entry import Entry, Revision
    from journal.domain.eras import Era
    from journal.domain.people import Person
    from journal.domain.reflections import Reflection
    from journal.domain.retros import Action, Retro
    from journal.domain.review import Review

FORMAT = 3
"""The number of the format that is written; older ones are read too."""

MAX_REVISIONS = 1_000_000_000
"""Largest file of an entry's earlier revisions (bytes)."""

COUNTED = (
    "entries", "people", "reflections", "attachments", "revisions", "retros", "actions", "eras",
    "reviews",
)  # fmt: skip
"""What `journal.yaml` counts: files of entries, reflections, attachments, retros and reviews;
people, actions and eras; revisions of entries and reviews. A noun that it does not name is not
held against what is there."""

_PLACES: dict[str, str | tuple[str, ...]] = {
    "entries": ".md", "reflections": ".md", "retros": ".md", "reviews": (".md", ".jsonl"),
    "history": ".jsonl", "attachments": "", "": "",
}  # fmt: skip
_HEADER: dict[str, values.Reader] = {
    "format": values.count,
    "team": values.line,
    "complete": values.word({"true": True, "false": False}),
    "counts": lambda given: values.read(dict.fromkeys(COUNTED, values.number), given),
}
_T = TypeVar("_T")


class Contents:
    """What the files of a folder say, each read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        if not folder.is_dir():
            raise InputRefused(f"{shown(folder)} is not a folder with an export in it.")
        if not os.path.lexists(folder / "journal.yaml"):
            raise InputRefused(f"{shown(folder)} is not an export: it has no journal.yaml.")
        self._names: dict[str, list[str]] = {name: [] for name in _PLACES}
        for name in source.listed(folder):
            self._names[_place(name)].append(name)

    def header(self) -> dict[str, Any]:
        """What `journal.yaml` says."""
        return self._parsed("journal.yaml", _header_from)

    def people(self) -> tuple[Person, ...]:
        """The people, in the order of the file."""
        if "people.yaml" not in self._names[""]:
            return ()
        return self._parsed("people.yaml", records.people_from)

    def entries(self, progress: Callable[[int], object]) -> dict[str, tuple[str, Entry]]:
        """The entries by id, each with the name of its file."""
        found: dict[str, tuple[str, Entry]] = {}
        for name in self._names["entries"]:
            entry = self._parsed(name, records.entry_from)
            if entry.id in found:
                raise _twice(name, found[entry.id][0])
            found[entry.id] = (name, entry)
            progress(len(found))
        return found

    def revisions(self, entries: dict[str, tuple[str, Entry]]) -> dict[str, tuple[Revision, ...]]:
        """The earlier revisions by the id of their entry."""
        found: dict[str, tuple[Revision, ...]] = {}
        for name in self._names["history"]:
            ident = name.removeprefix("history/").removesuffix(".jsonl")
            if ident not in entries:
                raise InputRefused(f"{shown(name)}: there is no entry with this id.")
            parse = partial(records.revisions_from, entry=entries[ident][1])
            found[ident] = self._parsed(name, parse, MAX_REVISIONS)
        return found

    def reflections(self) -> dict[str, Reflection]:
        """The reflections by the name of their file."""
        names = self._names["reflections"]
        found = {name: self._parsed(name, reflection_from) for name in names}
        first: dict[str, str] = {}
        for name, reflection in found.items():
            if first.setdefault(reflection.id, name) != name:
                raise _twice(name, first[reflection.id])
        return found

    def retros(self) -> dict[str, tuple[Retro, tuple[Action, ...]]]:
        """The retros and their actions by the name of their file."""
        found = {name: self._parsed(name, retro_from) for name in self._names["retros"]}
        first: dict[str, str] = {}
        for name, (retro, actions) in found.items():
            for ident in (retro.id, *(action.id for action in actions)):
                if ident in first:
                    raise _twice(name, first[ident])
                first[ident] = name
        return found

    def eras(self) -> tuple[Era, ...]:
        """The eras, in the order of the file."""
        if "eras.yaml" not in self._names[""]:
            return ()
        return self._parsed("eras.yaml", eras_from)

    def reviews(self) -> tuple[tuple[Review, tuple[Review, ...]], ...]:
        """The reviews, each with what it was before, in the order of their files."""
        files = [name for name in self._names["reviews"] if name.endswith(".md")]
        found: dict[str, tuple[str, Review]] = {}
        for name in files:
            review = self._parsed(name, review_from)
            if review.id in found:
                raise _twice(name, found[review.id][0])
            found[review.id] = (name, review)
        earlier: dict[str, tuple[Review, ...]] = {}
        for name in sorted({*self._names["reviews"]}.difference(files)):
            ident = name.removeprefix("reviews/").removesuffix(".jsonl")
            if ident not in found:
                raise InputRefused(f"{shown(name)}: there is no review with this id.")
            parse = partial(history_from, review=found[ident][1])
            earlier[ident] = self._parsed(name, parse, MAX_REVISIONS)
        return tuple((review, earlier.get(ident, ())) for ident, (_, review) in found.items())

    def contents(self) -> dict[str, consistency.Content]:
        """The attached files by the SHA-256 of their bytes."""
        found: dict[str, consistency.Content] = {}
        for name in self._names["attachments"]:
            sha256, size = source.digest(self._folder, name)
            if not name.startswith(f"attachments/{sha256[:16]}-"):
                raise InputRefused(
                    f"{shown(name)}: its bytes are not those that were exported (their SHA-256 "
                    f"begins with {sha256[:16]})."
                )
            if sha256 in found:
                raise _twice(name, found[sha256].name)
            found[sha256] = consistency.Content(name, size)
        return found

    def _parsed(self, name: str, parse: Callable[[str], _T], most: int = source.MAX_SIZE) -> _T:
        text = source.text(self._folder, name, most)
        try:
            return parse(text)
        except InputRefused as error:
            raise InputRefused(f"{shown(name)}: {str(error).rstrip('.')}.") from None


def _header_from(text: str) -> dict[str, Any]:
    fields, _ = frontmatter.split("---\n" + text.removeprefix("\ufeff").rstrip() + "\n---\n")
    given = fields or {}
    written = given.get("format")
    if type(written) is int and written > FORMAT:
        raise InputRefused(
            f"a newer version of this program wrote it (format {written}, this one knows up to "
            f"{FORMAT}): please update"
        )
    return values.read(_HEADER, given, "format")


def _place(name: str) -> str:
    """The folder of an export in which a file belongs; empty for the three at the top."""
    first, slash, rest = name.partition("/")
    flat = first in ("entries",) or "/" not in rest
    if slash and first and flat and name.endswith(_PLACES.get(first, "/")):
        return first
    if name in ("journal.yaml", "people.yaml", "eras.yaml"):
        return ""
    raise InputRefused(f"{shown(name)}: this is no part of an export; move it elsewhere.")


def _twice(name: str, other: str) -> InputRefused:
    return InputRefused(f"{shown(name)}: the same is in {shown(other)} already.")
