"""Finding entries: list and search."""

from __future__ import annotations

import sys
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

import click

from journal.cli import output
from journal.cli.words import KINDS, STATUSES, WORDS, choice, day
from journal.errors import InputRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from journal.cli.session import Session
    from journal.domain.entry import Entry
    from journal.domain.filters import Condition, Filters
    from journal.store.searching.search import Hit

_LIMIT = click.option(
    "--limit", type=click.IntRange(min=0), default=50, show_default=True,
    help="Most entries to show; 0 shows all.",
)  # fmt: skip
AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
_PAGE = 500  # entries
_AT_ONCE = 6  # pages that are read while others wait


@click.command("list")
@click.option("--kind", multiple=True, type=choice(KINDS), help="Of a kind (or of several).")
@click.option("--tag", multiple=True, type=WORDS, help="With a tag (with all of several).")
@click.option("--person", multiple=True, type=WORDS, help="Naming a person.")
@click.option("--project", multiple=True, type=WORDS, help="Of a project.")
@click.option("--author", multiple=True, type=WORDS, help="Written by someone.")
@click.option("--since", type=WORDS, metavar="DAY", help="From a day, month or year on.")
@click.option("--until", type=WORDS, metavar="DAY", help="Up to the end of a day, month or year.")
@click.option("--status", multiple=True, type=choice(STATUSES), help="Experiments of a status.")
@click.option("--trashed", is_flag=True, help="Look into the trash instead.")
@_LIMIT
@AS_JSON
@click.pass_obj
def list_entries(
    session: Session,
    /,
    since: str | None,
    until: str | None,
    trashed: bool,
    limit: int,
    as_json: bool,
    **wanted: tuple[str, ...],
) -> None:
    """Show entries, the newest first."""
    from journal.domain.filters import Filters, condition

    names = {"author": "by"}
    conditions = [condition(names.get(k, k), v) for k, values in wanted.items() for v in values]
    conditions += period_conditions(session, since, until)
    _print_newest(session, Filters(tuple(conditions), trashed), limit, as_json=as_json)


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True, type=WORDS)
@click.option("--trashed", is_flag=True, help="Look into the trash instead.")
@_LIMIT
@AS_JSON
@click.pass_obj
def search(
    session: Session, query: tuple[str, ...], trashed: bool, limit: int, as_json: bool
) -> None:
    """Find entries by words, “phrases” and conditions.

    \b
    journal search dns ttl                words, the last one may be a beginning
    journal search '"time to live"'       a phrase
    journal search dns -staging           without a word
    journal search kind:mistake tag:dns by:ana person:ben project:site
    journal search from:2026-03 to:2026-06-30 status:running has:image
    """  # noqa: D301 - \b keeps the lines apart in the help
    from journal.domain.filters import Filters, parse_query
    from journal.store.searching import search as index

    filters = parse_query(" ".join(query)) & Filters(trashed=trashed)
    if not filters.conditions:
        raise InputRefused("There is no word in this to look for.")
    with session.reading():
        hits = index.find(filters, limit)
        text = _json(hit.entry for hit in hits) if as_json else _found(hits)
    output.write(text)


def period_conditions(session: Session, since: str | None, until: str | None) -> list[Condition]:
    """The conditions of --since and --until.

    Raises:
        InputRefused: One of them is no day, month or year.
    """
    from journal.domain.filters import condition

    given = (("from", since), ("to", until))
    return [
        condition(name, _day_or_period(session, text)) for name, text in given if text is not None
    ]


def _print_newest(session: Session, filters: Filters, limit: int, *, as_json: bool) -> None:
    """Print entries, all of one state of the journal, and keep nobody from writing for long.

    Nothing is printed while the journal is being read, since a reader may be slow; where there
    is more than a moment's reading, all of it is read from a copy, and printed page by page.
    """
    from journal.store import connection
    from journal.store.safety import copying

    pages = partial(_pages, filters, limit, _json if as_json else output.table)
    with session.reading():
        with connection.snapshot():
            first = list(islice(pages(), _AT_ONCE + 1))
        if len(first) > _AT_ONCE:
            first.clear()
            with copying.frozen():
                for page in pages():
                    output.write(page)
    output.write(*first)


def _pages(filters: Filters, limit: int, shape: Callable[[Iterable[Entry]], str]) -> Iterator[str]:
    """The newest entries in words, some hundreds at a time."""
    from journal.store import entries

    for first in range(0, limit or sys.maxsize, _PAGE):
        wanted = min(_PAGE, limit - first) if limit else _PAGE
        found = entries.newest(filters, wanted, first)
        yield shape(found)
        if len(found) < wanted:
            break


def _json(found: Iterable[Entry]) -> str:
    return output.json_lines(map(output.record, found))


def _found(hits: list[Hit]) -> str:
    lines = output.table(hit.entry for hit in hits).splitlines()
    return "".join(
        f"{line}\n" + (f"    {_marked(hit)}\n" if hit.snippet and hit.marks else "")
        for line, hit in zip(lines, hits, strict=True)
    )


def _marked(hit: Hit) -> str:
    """The words around a hit, the hits themselves in bold where that can be shown."""
    if not output.colours():
        return output.visible(hit.snippet)
    parts, at = list[str](), 0
    for first, last in hit.marks:
        parts += [output.visible(hit.snippet[at:first])]
        parts += [output.bold(output.visible(hit.snippet[first:last]))]
        at = last
    return "".join([*parts, output.visible(hit.snippet[at:])])


def _day_or_period(session: Session, text: str) -> str:
    """A year or a month as it stands; anything else as the day it names."""
    from journal.domain.dates import parse_period

    try:
        parse_period(text)
    except InputRefused:
        return day(text, session.today).isoformat()
    return text
