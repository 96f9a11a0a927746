"""Letters against words: what matches, where, and how well.

A query matches a text that has its letters in the same order, with anything between them.
Capital letters and accents make no difference. The better a match, the smaller its rank.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

Thing = TypeVar("Thing")

SAME, BEGINNING, WORD, INSIDE, INITIALS, NEAR, SCATTERED = range(7)
"""How good a match is: the text itself, its beginning, the beginning of a word, a piece of it,
the first letters of words, letters close together, letters far apart."""

_STARTS = 40  # places at which a match of single letters is tried (count)


@dataclass(frozen=True, slots=True)
class Match:
    """Where the letters of a query stand in a text (ascending places) and how good that is.

    `rank` is compared first by its kind, one of the constants of this module.
    """

    rank: tuple[int, int, int, int]
    places: tuple[int, ...]

    @property
    def scattered(self) -> bool:
        """Whether the letters lie so far apart that it is hardly what was meant."""
        return self.rank[0] == SCATTERED


@dataclass(frozen=True, slots=True)
class Found(Generic[Thing]):
    """A thing that matched, and how."""

    thing: Thing
    match: Match


@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """The text as it is compared: as many characters, without capitals and accents."""
    plain = text.lower()
    if plain.isascii():
        return plain
    return "".join(map(_letter, text))


def match(query: str, text: str) -> Match | None:
    """Find the letters of a query in a text, in order; None where one is missing.

    Args:
        query: Letters; spaces in it may stand for anything. An empty one matches everything.
        text: What is searched.
    """
    whole = folded(" ".join(query.split()))
    letters = whole.replace(" ", "")
    return _match(whole, letters, folded(text))


def ranked(query: str, things: Iterable[tuple[str, Thing]], limit: int) -> list[Found[Thing]]:
    """The best matches, the best first; what is equally good stays in the order it came in.

    Scattered matches are left out where there are better ones: they would be noise.

    Args:
        query: See `match`.
        things: What can be found, each with its text.
        limit: Most to return (count).
    """
    whole = folded(" ".join(query.split()))
    letters = whole.replace(" ", "")
    found = []
    for text, thing in things:
        hit = _match(whole, letters, folded(text))
        if hit is not None:
            found.append(Found(thing, hit))
    firm = [one for one in found if not one.match.scattered]
    return sorted(firm or found, key=lambda one: one.match.rank)[:limit]


def _letter(character: str) -> str:
    """One character for one, so that places in the folded text are places in the text."""
    plain = unicodedata.normalize("NFKD", character)[:1].casefold()[:1]
    return character if plain.isspace() else plain or character


def _match(whole: str, letters: str, text: str) -> Match | None:
    if not letters:
        return Match((SAME, 0, 0, 0), ())
    if not _in_order(letters, text):
        return None
    return _together(whole, text) or _initials(letters, text) or _apart(letters, text)


def _in_order(letters: str, text: str) -> bool:
    at = -1
    for letter in letters:
        at = text.find(letter, at + 1)
        if at < 0:
            return False
    return True


def _together(whole: str, text: str) -> Match | None:
    """The query as it stands, best at the beginning of a word."""
    at = text.find(whole)
    if at < 0:
        return None
    place = at
    while place >= 0 and not _begins(text, place):
        place = text.find(whole, place + 1)
    begins = place >= 0
    at = place if begins else at
    kind = WORD if begins else INSIDE
    if at == 0:
        kind = SAME if len(whole) == len(text) else BEGINNING
    shown = (at + n for n, letter in enumerate(whole) if letter != " ")
    return Match((kind, 0, at, len(text)), tuple(shown))


def _initials(letters: str, text: str) -> Match | None:
    """Letters that each begin a word, or go on from the one before."""
    places: list[int] = []
    for letter in letters:
        after = places[-1] + 1 if places else 0
        if places and text[after : after + 1] == letter:
            places.append(after)
            continue
        at = text.find(letter, after)
        while at >= 0 and not _begins(text, at):
            at = text.find(letter, at + 1)
        if at < 0:
            return None
        places.append(at)
    return Match((INITIALS, _gaps(places), places[0], len(text)), tuple(places))


def _apart(letters: str, text: str) -> Match:
    """The closest that the letters stand together, among the first places to begin."""
    best: list[int] = []
    start = text.find(letters[0])
    for _ in range(_STARTS):
        if start < 0 or not _in_order(letters, text[start:]):
            break
        places = [start]
        for letter in letters[1:]:
            places.append(text.find(letter, places[-1] + 1))
        if not best or places[-1] - places[0] < best[-1] - best[0]:
            best = places
        start = text.find(letters[0], start + 1)
    span = best[-1] - best[0] + 1
    kind = NEAR if span <= 2 * len(letters) + 1 else SCATTERED
    return Match((kind, span, best[0], len(text)), tuple(best))


def _begins(text: str, place: int) -> bool:
    return text[place].isalnum() and (place == 0 or not text[place - 1].isalnum())


def _gaps(places: list[int]) -> int:
    return sum(later - earlier > 1 for earlier, later in pairwise(places))
