"""What was lived through before: the past entries nearest to what is being written.

The rule. Two entries are near when they share words, tags or a project that few others have:

- the words of the title and of the beginning of the text count, with their endings taken off (so
  that “expired” meets “expires”). Words that more than a twentieth of all entries use say nothing;
  of the others those of the title are asked for, and the rarest of the text, twelve in all;
- what is shared counts the more, the fewer entries have it: `ln(1 + entries / those with it)`;
  a word twice where it stands in the title that is being written, and twice again where it
  stands in the title of the other;
- at least two things must be shared, one of which is a tag, the project or a word of the title
  that is being written. An entry that another supersedes is left out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, NamedTuple

from peewee import fn

from journal.domain.links import Relation
from journal.domain.people import fold
from journal.store import entries
from journal.store.connection import fetch, first_of, run
from journal.store.searching import index
from journal.store.tables import EntryRow, EntryTagRow, LinkRow, ProjectRow, TagRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from peewee import ModelSelect

    from journal.domain.entry import Draft, Entry, Kind

_BEGINNING = 2_000  # characters of the text that are looked at
_WORDS = 40  # words looked up at most (count)
_RAREST = 12  # words asked for (count)
_COMMON = 20  # a word that one in so many entries has says nothing
_FEWEST, _MOST = 12, 2_000  # entries that a word may have in small and in large journals (count)
_SHORTEST = 3  # letters of a word
_STEM = 4  # letters that are left of a word without its ending
_ENDINGS = ("ing", "es", "ed", "en", "s", "e", "d", "n")
_PAGE = 200  # candidates looked at together


@dataclass(frozen=True, slots=True)
class Similar:
    """An entry that is near, and what it shares: words, `#tags` and the project, rarest first."""

    entry: Entry
    shared: tuple[str, ...]


class _Shared(NamedTuple):
    """A word or a label that both have; `telling` are labels and the words of the title."""

    weight: float
    words: str
    telling: bool


_Found = dict[int, list[_Shared]]


def nearest(
    draft: Draft, kinds: Sequence[Kind], leave_out: Collection[str] = (), limit: int = 3
) -> list[Similar]:
    """The entries nearest to a draft, the nearest first.

    Args:
        draft: What is being written.
        kinds: The kinds of entries that are wanted.
        leave_out: Ids that are not, such as that of the draft itself.
        limit: Most entries to return (count).
    """
    (newest,) = first_of(EntryRow.select(fn.max(EntryRow.key)))
    number = newest or 0
    most = min(_MOST, max(_FEWEST, number // _COMMON))
    mine = EntryRow.select(EntryRow.key).where(EntryRow.id.in_(list(leave_out)))
    own = {key for (key,) in fetch(mine)}
    found: _Found = defaultdict(list)
    for word, titled, keys in _rare_words(draft, own, most):
        weight = log(1 + number / len(keys)) * (2 if titled else 1)
        there = _having("title", word, len(keys) + len(own))
        for key in keys:
            found[key].append(_Shared(weight * (2 if key in there else 1), word, titled))
    for label, query in _labels(draft):
        keys = {key for (key,) in fetch(query)} - own
        for key in keys if len(keys) <= most else keys & found.keys():
            found[key].append(_Shared(log(1 + number / len(keys)), label, telling=True))
    near = [key for key, shared in found.items() if _is_near(shared)]
    near.sort(key=lambda key: (-sum(each.weight for each in found[key]), -key))
    return [
        Similar(entry, tuple(each.words for each in sorted(found[key], reverse=True)))
        for key, entry in _wanted(near, kinds, limit)
        if entry.id not in leave_out  # the draft, if it was saved while this was read
    ]


def _is_near(shared: Sequence[_Shared]) -> bool:
    return len(shared) > 1 and any(each.telling for each in shared)


def _rare_words(draft: Draft, own: set[int], most: int) -> list[tuple[str, bool, set[int]]]:
    """The rare words of a draft, whether its title has them, and the entries that have them."""
    titled = list(dict.fromkeys(_words(draft.title)))
    words = {_stem(word): word for word in (*_words(draft.body[:_BEGINNING]), *titled)}
    ordered = dict.fromkeys((*map(_stem, titled), *words))
    found = []
    for number, stem in enumerate(list(ordered)[:_WORDS]):
        keys = _having("title body", words[stem], most + len(own) + 1) - own
        if 0 < len(keys) <= most:
            found.append((words[stem], number < len(titled), keys))
    return sorted(found, key=lambda row: (not row[1], len(row[2])))[:_RAREST]


def _words(text: str) -> Iterator[str]:
    """The words of a text that can say something; scripts without spaces give pairs of letters."""
    before = ""
    for word in index.tokens(text.lower()):
        alone = len(word) == 1 and not word.isascii()
        if alone and before:
            yield f"{before} {word}"
        elif len(word) >= _SHORTEST and not word.isdecimal():
            yield word
        before = word if alone else ""


def _stem(word: str) -> str:
    ending = next((end for end in _ENDINGS if word.endswith(end)), "")
    stem = word.removesuffix(ending) if word.isascii() and " " not in word else word
    return stem if len(stem) >= _STEM else word


def _having(columns: str, word: str, most: int) -> set[int]:
    """The keys of at most so many entries that have some form of a word in these columns."""
    stems = (word, _stem(word)) if word.isascii() and " " not in word else (word,)
    forms = dict.fromkeys(stem + end for stem in stems for end in ("", *_ENDINGS))
    query = " OR ".join(f'"{form}"' for form in (forms if len(stems) > 1 else stems))
    found = run(  # plain, since a draft asks this some fifty times
        "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?",
        (f"{{{columns}}} : ({query})", most),
    )
    return {key for (key,) in found.fetchall()}


def _labels(draft: Draft) -> Iterator[tuple[str, ModelSelect[EntryTagRow] | ModelSelect[EntryRow]]]:
    """The tags and the project of a draft, each with the keys of the entries that have it."""
    tagged = EntryTagRow.select(EntryTagRow.entry).join(TagRow)
    for tag in draft.tags:
        yield f"#{tag}", tagged.where(TagRow.folded == fold(tag))
    if draft.project:
        ours = EntryRow.select(EntryRow.key).join(ProjectRow)
        yield draft.project, ours.where(ProjectRow.folded == fold(draft.project))


def _wanted(keys: Sequence[int], kinds: Sequence[Kind], limit: int) -> list[tuple[int, Entry]]:
    """The first of some entries that are wanted."""
    newer = LinkRow.select(LinkRow.target).where(LinkRow.relation == Relation.SUPERSEDES.value)
    fit = EntryRow.trashed_at.is_null() & EntryRow.kind.in_([kind.value for kind in kinds])
    fit &= EntryRow.key.not_in(newer)
    found: list[int] = []
    for start in range(0, len(keys), _PAGE):
        page = keys[start : start + _PAGE]
        rows = fetch(EntryRow.select(EntryRow.key).where(EntryRow.key.in_(page) & fit))
        fitting = {key for (key,) in rows}
        found += [key for key in page if key in fitting]
        if len(found) >= limit:
            break
    known = entries.keyed(found[:limit])
    return [(key, known[key]) for key in found[:limit]]
