"""What commands print: JSON, one object a line, and tables for people."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journal.domain.entry import Entry

_COLOURS = {
    "experiment": "cyan", "mistake": "red", "learning": "green", "milestone": "yellow",
}  # fmt: skip
_encode = json.JSONEncoder(ensure_ascii=False).encode
_LINE_ENDS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def record(entry: Entry) -> dict[str, Any]:
    """An entry as the fields that `--json` prints."""
    fields = {
        "id": entry.id,
        "kind": entry.kind,
        "title": entry.title,
        "body": entry.body,
        "happened_on": entry.happened_on.isoformat(),
        "ended_on": entry.ended_on.isoformat() if entry.ended_on else None,
        "written_at": entry.written_at.isoformat(),
        "edited_at": entry.edited_at.isoformat(),
        "author": entry.author,
        "status": entry.status,
        "expectation": entry.expectation,
        "check_on": entry.check_on.isoformat() if entry.check_on else None,
        "audience": entry.audience,
        "project": entry.project,
        "tags": entry.tags,
        "people": entry.people,
        "links": [{"relation": link.relation, "target": link.target} for link in entry.links],
        "attachments": [
            {"sha256": a.sha256, "name": a.name, "media_type": a.media_type, "size": a.size,
             "alt": a.alt} for a in entry.attachments
        ],
        "trashed": entry.trashed,
    }  # fmt: skip
    if entry.source:
        fields["source"] = entry.source
    return fields


def json_lines(objects: Iterable[object]) -> str:
    """Objects as JSON, one a line; a line ends nowhere but at its end, whoever splits it."""
    return "".join(map(_json_line, objects))


def _json_line(item: object) -> str:
    line = _encode(item)
    if not line.isascii():
        for end, escaped in _LINE_ENDS.items():
            line = line.replace(end, escaped)
    return line + "\n"


def write(*texts: str) -> None:
    """Print texts and see them off: a full disk or a gone reader is noticed here."""
    for text in texts:
        sys.stdout.write(text)
    sys.stdout.flush()


def visible(text: str) -> str:
    """One line of somebody's text, with everything escaped that could play with a terminal.

    Controls, bidirectional marks and lone surrogates are; joiners inside words and emoji are not.
    """
    return text if text.isprintable() else "".join(map(_visible, text))


def paragraph(text: str) -> str:
    """Somebody's text of several lines, each of them `visible`."""
    return "\n".join(visible(line.replace("\t", "    ")) for line in text.splitlines())


def coloured(word: str, *, bold: bool = False) -> str:
    """A word in the colour of the kind it names, where that can be shown."""
    if not colours():
        return word
    import click

    return click.style(word, fg=_COLOURS.get(word.strip()), bold=bold or None)


def bold(text: str) -> str:
    """A text in bold, where that can be shown."""
    import click

    return click.style(text, bold=True) if colours() else text


def colours() -> bool:
    """Whether standard output shows colours: a terminal, unless NO_COLOR says otherwise."""
    unwanted = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not unwanted and sys.stdout.isatty()


def table(entries: Iterable[Entry], notes: Sequence[str] = ()) -> str:
    """Entries as lines for people: the shortest id, the day, the kind, what, and the labels.

    Args:
        entries: What is listed.
        notes: A word about each, which stands before its day; none where they are left out.
    """
    from journal.store.entries import shortest

    found = list(entries)
    ids = [shortest(entry.id) for entry in found]
    wide, room = max(map(len, ids), default=0), max(map(len, notes), default=-2)
    return "".join(
        _cut(
            f"{ident:{wide}}  {note:>{max(0, room)}}{'  ' if notes else ''}{entry.happened_on}  ",
            entry,
        )
        for ident, entry, note in zip(ids, found, notes or [""] * len(found), strict=True)
    )


def _cut(start: str, entry: Entry) -> str:
    """One line of the table, no wider than the terminal."""
    state = f" ({entry.status})" if entry.status else ""
    labels = "".join(f" #{tag}" for tag in entry.tags)
    text = visible(entry.heading + state + labels)
    room = _room() - len(start) - 12
    if len(text) > room > 0:
        text = text[: room - 1] + "…"
    return f"{start}{coloured(f'{entry.kind:10}')}  {text}\n"


def _room() -> int:
    if not sys.stdout.isatty():
        return 0
    import shutil

    return shutil.get_terminal_size().columns


def _visible(character: str) -> str:
    if character.isprintable() or character in "\xa0\u200c\u200d\u202f\u3000":
        return character
    return character.encode("unicode_escape").decode()
