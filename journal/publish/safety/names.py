"""Names of people, found wherever they stand, and the words that take their place.

A person who agreed is named; one with an alias appears under it; everyone else, and everyone
who is only written down somewhere, is “a colleague” or “someone outside the team”. A full name
or a handle is found in any case and with or without accents, in letters that only look the same
too; a part of a name (three letters and more) only where it begins with a capital, so that a
lower-case word stays one, and in addresses. Its inflected forms are found where that is asked for.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from journal.domain.people import Consent, Person, fold, handle_for
from journal.publish.safety.inflections import accented, forms
from journal.publish.wording import sentence_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COLLEAGUE, OUTSIDER = "a colleague", "someone outside the team"
"""What a member of the team, and anyone else, is called who may not be named."""

_BEYOND = re.compile("[^\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ENDS = r"(?:(?<=\d)(?!\d)|(?<!\d)(?![^\W\d_]))"  # of a word: Anna ends in “Anna2”
_BETWEEN = r"(?:%20|[\W_]){0,3}"
_SHORT = 3
_LONG = 8  # bytes
# Written without spaces between words: Thai to Khmer, Han, Kana, and what stands beside them.
_UNSPACED = re.compile(
    "[\u0e00-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
    # Letters of Cyrillic and Greek that nobody can tell from ours, in lower or upper case.
    | dict(zip("авекмнорстухіјѕԁӏһαβεηικμνορτυχζ", "abekmhopctyxijsdlhabehikmvoptuxz", strict=True))
)
_SENTENCE_START = re.compile(
    r"(?:[.!?…]['\"\u201d\u2019)\]*_]*\s+|\n\s*\n\s*|\n\s*[-*+>#]+\s+)['\"\u201c\u2018(\[*_]*$"
)


@dataclass(frozen=True, slots=True)
class Match:
    """A name that stands at `start` to `end` of a text, and whom it belongs to.

    `person` is None where the words may stay: the name of someone who agreed, an alias.
    """

    start: int
    end: int
    person: Person | None


@dataclass(frozen=True, slots=True)
class _Form:
    """One way of writing a name: a pattern, or nothing for the one word that leads to it.

    `capital` asks for a capital at its beginning, `accent` for a letter beyond ASCII at its end.
    """

    pattern: str
    capital: bool
    person: Person | None
    accent: bool = False


class Names:
    """Everyone the journal knows, as far as they may be named.

    Args:
        people: The people of the journal, with their consent.
        members: Names that stand as authors somewhere.
        others: Names and handles that are mentioned somewhere.
        waived: Names (any case) that may stay where they stand as plain words.
    """

    def __init__(
        self,
        people: Iterable[Person],
        members: Iterable[str] = (),
        others: Iterable[str] = (),
        waived: Iterable[str] = (),
    ) -> None:
        self._people: dict[str, Person] = {}
        for person in people:
            self._people.setdefault(fold(person.name), person)
            self._people.setdefault(fold(person.handle), person)
        self._waived = {plain(name) for name in waived}
        self._starting: dict[str, list[_Form]] = {}
        self._inflected: dict[str, _Form] = {}
        self._unspaced: list[_Form] = []
        self._members: set[str] = set()
        self._withheld: list[str] = []
        self._introduced: set[str] = set()
        self.met: set[str] = set()
        """Ids of the people whose names were replaced so far."""
        known = dict.fromkeys(self._people.values())
        for words in (COLLEAGUE, OUTSIDER):
            self._add(words, None)
        for person in known:
            self._learn(person)
        for stranger in sorted({*members, *others} - {""}, key=lambda name: (fold(name), name)):
            if fold(stranger) not in self._people:
                self._learn_stranger(stranger, member=stranger in members)
        for person in known:  # the name of somebody else is no form of a name
            for word in _WORD.findall(plain(person.name)):
                self._inflected.pop(word, None)
        for kept in self._starting.values():
            kept.sort(key=lambda form: (-len(form.pattern), form.person is None))

    def public_name(self, name: str) -> str:
        """The name that may be published for a name or a handle; empty where there is none."""
        person = self._people.get(fold(name))
        return person.public_name if person else ""

    def person(self, name: str) -> Person | None:
        """The person of a name or a handle, if the journal knows one."""
        return self._people.get(fold(name))

    def called(self, name: str) -> str:
        """What someone is called in public, given a name or a handle."""
        person = self._people.get(fold(name))
        if person is None:
            self.met.add(fold(name))
            return OUTSIDER
        return self._called(person)

    def mentioned(self, name: str) -> str:
        """What someone is called in running text: as `called`, but a friend is met only once.

        Whoever may be named, and has the first name as a handle, goes by it from then on.
        """
        person = self._people.get(fold(name))
        if person and person.id in self._introduced:
            short = person.name.split()[0]
            if fold(short) == fold(person.handle):
                return short
        if person and person.consent is Consent.NAMED and person.name.split():
            self._introduced.add(person.id)
        return self.called(name)

    def withheld(self) -> tuple[str, ...]:
        """The full names that may not be published, in order."""
        return tuple(self._withheld)

    def telling(self) -> tuple[str, ...]:
        """Those of them that are long enough to occur nowhere by chance."""
        long = (name for name in self._withheld if len(name.encode("utf-8", "ignore")) >= _LONG)
        return tuple(name for name in long if plain(name) not in self._waived)

    def veiled(self, text: str, *, any_case: bool = False) -> str:
        """The text with every name that may not be published replaced by other words.

        With `any_case`, parts of names are found without their capital, as in tags.
        """
        parts, end = [], 0
        for match in self.matches(text, any_case=any_case):
            if match.person is None:
                continue
            start = match.start - (text[match.start - 1 : match.start] == "@")
            before = text[end:start]
            words = self._called(match.person)
            if starts_sentence(text, start):
                words = sentence_case(words)
            parts += [before, words]
            end = match.end
        return "".join([*parts, text[end:]]) if parts else text

    def matches(
        self, text: str, *, any_case: bool = False, inflected: bool = False
    ) -> Iterator[Match]:
        """The names in a text, in order, the longest at each place (see `veiled`).

        With `inflected`, forms of parts of names are found too; each may be another word.
        """
        folded, places = _folded(text)
        found = [*self._spaced_matches(folded), *self._unspaced_matches(folded)]
        if inflected:
            found += self._inflected_matches(folded)
        end = 0
        for start, stop, form in sorted(found, key=lambda hit: (hit[0], -hit[1])):
            first, last = places[start], places[stop - 1] + 1
            if start < end:
                continue
            if form.accent and text[last - 1].isascii():
                continue
            lower_case = form.capital and not text[first].isupper() and not any_case
            if not lower_case or _in_address(text, first):
                yield Match(first, last, form.person)
                end = stop

    def _spaced_matches(self, folded: str) -> Iterator[tuple[int, int, _Form]]:
        for word in _WORD.finditer(folded):
            for form in self._starting.get(word[0], ()):
                found = (
                    _compiled(form.pattern).match(folded, word.start()) if form.pattern else word
                )
                if found:
                    yield word.start(), found.end(), form

    def _inflected_matches(self, folded: str) -> Iterator[tuple[int, int, _Form]]:
        for word in _WORD.finditer(folded):
            form = self._inflected.get(word[0])
            if form:
                yield word.start(), word.end(), form

    def _unspaced_matches(self, folded: str) -> Iterator[tuple[int, int, _Form]]:
        for form in self._unspaced:
            for found in _compiled(form.pattern).finditer(folded):
                yield found.start(), found.end(), form

    def _called(self, person: Person) -> str:
        if person.consent is not Consent.NAMED:
            self.met.add(person.id)
        member = person.joined_on or person.id in self._members
        return person.public_name or (COLLEAGUE if member else OUTSIDER)

    def _learn(self, person: Person) -> None:
        if person.consent is Consent.NAMED:
            self._add(person.name, None)
            return
        if person.consent is Consent.ALIAS:
            self._add(person.alias, None)
        self._withheld.append(person.name)
        for name in (person.name, person.handle):
            short = len(plain(name)) < _SHORT and not _UNSPACED.search(name)
            self._add(name, person, capital=short)
        self._add_parts(person)

    def _learn_stranger(self, name: str, *, member: bool) -> None:
        """Take in a name that no person has: a lower-case word may be any word."""
        person = Person(fold(name), name, handle_for(name))
        self._withheld.append(name)
        if member:
            self._members.add(person.id)
        self._add(name, person, capital=name.islower() and name.isalpha())
        self._add_parts(person)

    def _add_parts(self, person: Person) -> None:
        for part in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", person.name)):
            if len(part) >= _SHORT and (part[0].isupper() or _UNSPACED.search(part)):
                self._add(part, person, capital=part[0].isupper())
                self._inflect(plain(part), person)

    def _inflect(self, part: str, person: Person) -> None:
        for words, accent in ((forms(part), False), (accented(part), True)):
            for word in words - self._waived:
                self._inflected.setdefault(word, _Form("", True, person, accent))

    def _add(self, name: str, person: Person | None, *, capital: bool = False) -> None:
        words = _WORD.findall(plain(name))
        whole = "".join(words)
        if len(whole) < 2 or plain(name) in self._waived:
            return
        pattern = _BETWEEN.join(map(re.escape, words))
        if _UNSPACED.search(whole):
            self._unspaced.append(_Form(pattern, capital, person))
            return
        form = _Form(pattern + _ENDS if len(words) > 1 else "", capital, person)
        self._starting.setdefault(words[0], []).append(form)
        if len(words) > 1 and person is not None:
            self._starting.setdefault(whole, []).append(_Form("", capital, person))


@cache  # a name that nobody begins to write is never compiled
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _in_address(text: str, at: int) -> bool:
    """Whether a place lies in a web or e-mail address, where names are in lower case."""
    first = max(text.rfind(space, 0, at) for space in " \n\t(<") + 1
    word = text[first : at + 200].split(maxsplit=1)[0]
    return "://" in word or "@" in word[1:] or word.lower().startswith("www.")


def starts_sentence(text: str, at: int) -> bool:
    """Whether a sentence (or an item, or a heading) begins at a place in a text."""
    return bool(_SENTENCE_START.search(text, max(0, at - 40), at)) if at else True


def plain(name: str) -> str:
    """A text without case, accents, invisible characters, and letters that look like others."""
    if name.isascii():
        return name.lower().strip()
    letters = unicodedata.normalize("NFKD", name).casefold().translate(_LETTERS)
    return _BEYOND.sub(lambda found: _seen(found[0]), letters).strip()


def _folded(text: str) -> tuple[str, range | list[int]]:
    """The text without case, accents and invisible characters, and where each letter stood."""
    if text.isascii():
        return text.lower(), range(len(text))
    plainly = {character: _letter(character) for character in set(text)}
    folded = text.translate({ord(character): letter for character, letter in plainly.items()})
    odd = "".join(character for character, letter in plainly.items() if len(letter) != 1)
    if not odd:
        return folded, range(len(text))
    places: list[int] = []
    last = 0
    for found in re.finditer(f"[{re.escape(odd)}]", text):
        places.extend(range(last, found.start()))
        places.extend([found.start()] * len(plainly[found[0]]))
        last = found.end()
    places.extend(range(last, len(text)))
    return folded, places


@lru_cache(maxsize=4096)
def _letter(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character).casefold().translate(_LETTERS)
    return "".join(map(_seen, plain))


def _seen(character: str) -> str:
    """The character, or nothing where nobody sees it by itself: accents, soft hyphens, joiners."""
    return "" if unicodedata.category(character) in ("Mn", "Me", "Cf") else character
