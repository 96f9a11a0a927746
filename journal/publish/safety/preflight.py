"""The last look at everything that would be written, by someone who trusts nobody above.

It knows what must not leave and looks for it in every byte and every path: names, hidden texts,
e-mail addresses, internal addresses, and marks that should have been resolved. It looks at the
text as a reader would see it, and in every other spelling (see `reading`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from journal.domain.people import fold
from journal.errors import shown
from journal.publish.safety import reading, rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from journal.domain.waivers import Waiver
    from journal.publish.safety.names import Names

RULES = {
    "name": "the name of a person who did not agree to be named",
    "private": "a text that is private, redacted, or the title of an entry that is not public",
    "email": "an e-mail address",
    "phone": "a telephone number",
    "url": "an address inside a network or a computer",
    "mark": "a mark that was not resolved",
    "alt": "a picture without an alternative text",
}
"""What each rule finds."""

_MARK = re.compile(r"\[\[|%%|\|\|")
_LONG = 100_000  # characters of a text that is not kept for the next look
_BREAK = " \n "  # between the words of two paragraphs


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that must not leave, or must be allowed by name.

    Attributes:
        rule: One of `RULES`.
        what: What was found, as it stands there.
        place: Where, for a person to find it.
        because: Why it may leave after all; empty where it may not.
    """

    rule: str
    what: str
    place: str
    because: str = ""

    @property
    def waiver(self) -> str:
        """The text that allows it."""
        return f"{self.rule}:{self.what}"

    def met_by(self, waivers: Iterable[Waiver]) -> Waiver | None:
        """The first of the waivers that lets it pass, if one does."""
        return next((each for each in waivers if each.covers(self.rule, self.what)), None)

    def __str__(self) -> str:
        return f"{RULES[self.rule]}, “{shown(self.what, 60)}”, in {self.place}"


def sweep(
    files: Mapping[str, bytes],
    names: Names,
    secrets: Iterable[str],
    public: Callable[[], Iterable[str]],
    own: Callable[[], Mapping[str, bytes]],
) -> list[Finding]:
    """Look for everything that must not leave.

    Args:
        files: What would be written, by path.
        names: Knows whose names are withheld.
        secrets: Texts that must not appear, unless they stand in something public as well.
        public: Gives every public text.
        own: Gives the same files without a word of the journal's: what stands there as often is
            our own wording and finds nobody.

    Returns:
        The findings in the order of rule, text and place, each place once.
    """
    views = _views(files)
    found = [
        *_in_paths(files, names),
        *(found for path, spelt in views.items() for found in _in_text(path, spelt, names)),
        *(found for path in views for found in _marks(path, files[path].decode())),
        *_hidden(views, secrets, public),
        *_in_bytes(files, names),
    ]
    if any(finding.rule in ("name", "private") for finding in found):
        found = _without_own(found, views, _views(own()), names)
    return sorted(set(found))


def _views(files: Mapping[str, bytes]) -> dict[str, tuple[str, ...]]:
    """Every spelling of every text, by path; the first is the one that a reader sees."""
    return {
        path: reading.spellings(path, data.decode())
        for path, data in files.items()
        if path.endswith(reading.TEXTS)
    }


def _in_text(path: str, spelt: Sequence[str], names: Names) -> Iterator[Finding]:
    where = _Places(path)
    seen: list[tuple[str, str]] = []
    for number, view in enumerate(spelt):
        for rule, start, end in list(harmful(view, names)):
            what = view[start:end]
            plain = reading.read(path, what) if number else what
            if number and any(rule == other and plain.strip() in said for other, said in seen):
                continue
            seen.append((rule, what))
            yield Finding(rule, what, where.at(view, start))


def _marks(path: str, text: str) -> Iterator[Finding]:
    where = _Places(path)
    outside = reading.outside_code(path, text)
    for found in _MARK.finditer(outside):
        yield Finding("mark", found[0], where.at(outside, found.start()))


def harmful(text: str, names: Names) -> Iterator[tuple[str, int, int]]:
    """Forms of names and addresses in a text: the rule, and where each begins and ends."""
    for match in names.matches(text, inflected=True):
        if match.person is not None:
            yield "name", match.start, match.end
    yield from _addresses(text) if len(text) > _LONG else _known_addresses(text)


def _addresses(text: str) -> Iterator[tuple[str, int, int]]:
    for rule, where in (("email", rules.email), ("phone", rules.phone), ("url", rules.internal)):
        for start, end in where(text):
            yield rule, start, end


@lru_cache(maxsize=64)  # pictures and tags are the same from one look at a post to the next
def _known_addresses(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple(_addresses(text))


def _in_paths(files: Mapping[str, bytes], names: Names) -> Iterator[Finding]:
    for path in files:
        for match in names.matches(path, any_case=True, inflected=True):
            if match.person is not None:
                yield Finding("name", path[match.start : match.end], f"the file name {path}")


def _hidden(
    views: Mapping[str, Sequence[str]], secrets: Iterable[str], public: Callable[[], Iterable[str]]
) -> Iterator[Finding]:
    """Secrets that stand in the files, unless they stand in a public text as well."""
    wanted = {words: secret.strip() for secret in secrets if (words := _bare(secret))}
    found = [
        (path, words)
        for path, spelt in views.items()
        if wanted and (bare := _bared(spelt))
        for words in wanted
        if _count(words, bare)
    ]
    told = _bared(public()) if found else ""
    for path, words in found:
        if not _count(words, told):
            yield Finding("private", wanted[words], path)


def _in_bytes(files: Mapping[str, bytes], names: Names) -> Iterator[Finding]:
    for path, data in files.items():
        for name in sorted(reading.found_in(data, names.telling())):
            yield Finding("name", name, path)


def _without_own(
    found: list[Finding],
    views: Mapping[str, Sequence[str]],
    own: Mapping[str, Sequence[str]],
    names: Names,
) -> list[Finding]:
    """Leave out what our own sentences say as often: “May” is a month as well as a name."""

    def counts(spelt: Sequence[str]) -> Counter[str]:
        """How often each name stands in the spelling that has most of it."""
        most: Counter[str] = Counter()
        for view in spelt:
            found = names.matches(view, inflected=True)
            most |= Counter(fold(view[m.start : m.end]) for m in found if m.person is not None)
        return most

    said = {path: (counts(spelt), counts(own.get(path, ()))) for path, spelt in views.items()}
    bare = {
        path: [[_bared([view]) for view in side] for side in (spelt, own.get(path, ()))]
        for path, spelt in views.items()
    }

    def is_own(finding: Finding) -> bool:
        path = finding.place.partition(",")[0]
        if path not in views:
            return False
        if finding.rule == "name":
            here, there = (side[fold(finding.what)] for side in said[path])
        elif finding.rule == "private":
            words = _bare(finding.what)
            here, there = (
                max((_count(words, view) for view in side), default=0) for side in bare[path]
            )
        else:
            return False
        return here <= there

    return [finding for finding in found if not is_own(finding)]


def _count(bare: str, text: str) -> int:
    """How often bare words stand in bare text: as whole words, but for scripts without spaces.

    Words of one paragraph are looked for within one; those of several in one paragraph too.
    """
    found = text.count(f" {bare} " if bare.isascii() else bare)
    return found or (_count(bare.replace(_BREAK, " "), text) if _BREAK in bare else 0)


def _bared(texts: Iterable[str]) -> str:
    """The words of texts, with a space around each text."""
    return f" {_BREAK.join(map(_bare, texts))} "


def _bare(text: str) -> str:
    """The words of a text, a break between paragraphs; the text itself where it has none."""
    paragraphs = re.split(r"\n\s*\n", fold(text).replace("_", " "))
    words = (" ".join(re.findall(r"\w+", paragraph)) for paragraph in paragraphs)
    return _BREAK.join(filter(None, words)) or fold(text)


class _Places:
    """Says where in a file something stands: in a page the line, and the heading above it."""

    def __init__(self, path: str) -> None:
        self._path = path

    def at(self, view: str, start: int) -> str:
        if not self._path.endswith(".md"):
            return self._path
        line = view.count("\n", 0, start) + 1
        above = re.findall(r"^#{1,6} (.*)$", view[:start], re.MULTILINE)
        heading = f" (below “{shown(above[-1], 60)}”)" if above else ""
        return f"{self._path}, line {line}{heading}"
