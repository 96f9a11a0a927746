"""Adding many entries: one a line on standard input, each its own commit and its own id."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from journal.cli import fields, form, output, words
from journal.cli.adding import together
from journal.domain.entry import Draft
from journal.domain.links import Edge, Link, Relation
from journal.errors import InputRefused, JournalError, shown
from journal.ops.entries import AddEntry
from journal.ops.links import AddLink
from journal.store import entries
from journal.text import quickline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.cli.session import Session
    from journal.ops.base import Operation

_LONGEST = 100_000_000  # bytes of a line
_FIELDS = (
    "kind", "title", "body", "happened_on", "ended_on", "author", "status", "expectation",
    "check_on", "audience", "project", "tags", "people", "source",
)  # fmt: skip
_REFUSED, _INPUT = 1, 3


def add_all(session: Session, given: dict[str, Any], files: fields.Attached) -> None:
    """Add an entry for each line, printing each id as soon as it is on disk.

    Args:
        session: The run this belongs to.
        given: Fields for every entry, from the options.
        files: What is attached to every entry.

    Raises:
        InputRefused: A line cannot be taken in; what was printed before stays.
    """
    today, author = session.today, session.author
    with session.writing() as workspace:
        for number, line in _lines():
            try:
                draft, links = _read(line, session)
                draft = fields.overridden(draft, given, today)
                operation = AddEntry(draft, today, author)
                operations: list[Operation] = [operation, *files.to(operation.id)]
                operations += [AddLink(_edge(operation.id, link)) for link in links]
                workspace.do(together(operations, operation.label))
            except JournalError as error:
                if error.exit_code in (_REFUSED, _INPUT):
                    raise InputRefused(f"Line {number}: {error}") from error
                raise
            output.write(f"{operation.id}\n")


def _lines() -> Iterator[tuple[int, str]]:
    """The lines of standard input that say something, with their numbers."""
    number = 0
    while raw := sys.stdin.buffer.readline(_LONGEST + 1):
        number += 1
        if len(raw) > _LONGEST:
            raise InputRefused(f"Line {number} is longer than {_LONGEST // 1_000_000} MB.")
        try:
            text = raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise InputRefused(f"Line {number} is not written in UTF-8.") from error
        if text.strip():
            yield number, text


def _read(line: str, session: Session) -> tuple[Draft, list[Link]]:
    if not line.lstrip().startswith("{"):
        return quickline.parse(line, session.today), []
    values = _json(line)
    links = _links(values.pop("links", None))
    named = form.fields(values, lambda text: words.day(text, session.today), _FIELDS)
    return Draft(**named), links


def _json(line: str) -> dict[str, Any]:
    try:
        values = json.loads(line, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise InputRefused(
            f"It begins with {{ but is no JSON object: {shown(error, 100)}."
        ) from error
    return dict(values)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields_read = dict(pairs)
    if len(fields_read) < len(pairs):
        raise ValueError("a name stands in it twice")
    return fields_read


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _links(value: Any) -> list[Link]:
    try:
        return [Link(Relation(link["relation"]), str(link["target"])) for link in value or ()]
    except (TypeError, KeyError, ValueError) as error:
        raise InputRefused(
            "links: a list of objects with a relation and a target is wanted here."
        ) from error


def _edge(source: str, link: Link) -> Edge:
    return Edge(source, link.relation, entries.resolve(link.target))
