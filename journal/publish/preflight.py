"""The last look at everything that would be written, by someone who trusts nobody above.

It knows what must not leave and looks for it in every byte and every path: names, hidden texts,
e-mail addresses, internal addresses, and marks that should have been resolved. It looks at the
text as it is and at the text as a reader would see it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.domain.people import fold
from journal.errors import shown
from journal.text import code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from journal.domain.waivers import Waiver
    from journal.publish.names import Names

RULES = {
    "name": "the name of a person who did not agree to be named",
    "private": "a text that is private, redacted, or the title of an entry that is not public",
    "email": "an e-mail address",
    "url": "an address inside a network",
    "mark": "a mark that was not resolved",
    "alt": "a picture without an alternative text",
}
"""What each rule finds."""

_TEXT = (".md", ".svg", ".html", ".txt", ".json")
_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_HOST = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:)?(?://|(?<![^\s(\"'])\\\\)(?:[^\s/@\"'<>()]*@)?(?P<host>\[[0-9a-f:.]+\]|[^\s/:?#\"'<>()\[\]\\,;|]+)",
    re.IGNORECASE,
)
_PRIVATE_ADDRESS = re.compile(
    r"(?<![\d.])(?:10(?:\.\d{1,3}){3}|127(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}"
    r"|169\.254(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})(?![\d.]*\d)"
)
_INTERNAL = re.compile(
    r"(?<![\w.@-])(?:[\w-]+\.)+(?:local|localdomain|internal|intranet|lan|corp|home\.arpa)(?![\w-])",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    f"(?:{_HOST.pattern})|{_PRIVATE_ADDRESS.pattern}|{_INTERNAL.pattern}", re.IGNORECASE
)
_MARK = re.compile(r"\[\[|%%|\|\|")
_BACKSLASHED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LONG = 8  # bytes that a text needs to be looked for in a picture, where short ones occur by chance


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
    texts = {path: data.decode() for path, data in files.items() if path.endswith(_TEXT)}
    found = [
        *_in_paths(files, names),
        *(f for path, text in texts.items() for f in _in_text(path, text, names)),
        *_hidden(texts, secrets, public),
        *_in_pictures(files, names),
    ]
    if any(finding.rule in ("name", "private") for finding in found):
        found = _without_own(found, texts, own(), names)
    return sorted(set(found))


def _in_text(path: str, text: str, names: Names) -> Iterator[Finding]:
    where = _Places(path)
    read = _read(text)
    seen = [(rule, read[start:end], start) for rule, start, end in _harmful(read, names)]
    for rule, what, start in seen:
        yield Finding(rule, what, where.at(read, start))
    for rule, start, end in _harmful(text, names):
        what = _read(text[start:end])
        if not any(rule == other and what in longer for other, longer, _ in seen):
            yield Finding(rule, text[start:end], where.at(text, start))
    outside = code.find(text).outside if path.endswith(".md") else text
    for found in _MARK.finditer(outside):
        yield Finding("mark", found[0], where.at(text, found.start()))


def _harmful(text: str, names: Names) -> Iterator[tuple[str, int, int]]:
    """Names and addresses in a text: the rule, and where each begins and ends."""
    for match in names.matches(text):
        if match.person is not None:
            yield "name", match.start, match.end
    for found in _EMAIL.finditer(text):
        yield "email", *found.span()
    end = 0
    for found in _ADDRESS.finditer(text):
        if found.start() >= end and (found["host"] is None or _is_internal(found["host"])):
            end = found.end()
            yield "url", *found.span()


def _in_paths(files: Mapping[str, bytes], names: Names) -> Iterator[Finding]:
    for path in files:
        for match in names.matches(path):
            if match.person is not None:
                yield Finding("name", path[match.start : match.end], f"the file name {path}")


def _is_internal(host: str) -> bool:
    host = host.rstrip(".").lower()
    if host.startswith("["):
        return re.match(r"\[(?:::1|f[cd]|fe80)", host) is not None
    return "." not in host or bool(_PRIVATE_ADDRESS.fullmatch(host) or _INTERNAL.fullmatch(host))


def _hidden(
    texts: Mapping[str, str], secrets: Iterable[str], public: Callable[[], Iterable[str]]
) -> Iterator[Finding]:
    """Secrets that stand in the files, unless they stand in a public text as well."""
    wanted = {words: secret.strip() for secret in secrets if (words := _bare(secret))}
    found = [
        (path, words)
        for path, text in texts.items()
        if (bare := f" {_bare(_read(text))} ")
        for words in wanted
        if _count(words, bare)
    ]
    told = f" {' '.join(map(_bare, public()))} " if found else ""
    for path, words in found:
        if not _count(words, told):
            yield Finding("private", wanted[words], path)


def _in_pictures(files: Mapping[str, bytes], names: Names) -> Iterator[Finding]:
    for path, data in files.items():
        lower = b"" if path.endswith(_TEXT) else data.lower()
        for name in names.withheld() if lower else ():
            raw = name.lower().encode("utf-8", "ignore")
            if len(raw) >= _LONG and raw in lower:
                yield Finding("name", name, path)


def _without_own(
    found: list[Finding], texts: Mapping[str, str], own: Mapping[str, bytes], names: Names
) -> list[Finding]:
    """Leave out what our own sentences say as often: “May” is a month as well as a name."""

    def counts(text: str) -> dict[str, int]:
        words: dict[str, int] = {}
        for match in names.matches(_read(text)):
            if match.person is not None:
                word = fold(_read(text)[match.start : match.end])
                words[word] = words.get(word, 0) + 1
        return words

    ours = {path: data.decode() for path, data in own.items() if path.endswith(_TEXT)}
    said = {path: (counts(text), counts(ours.get(path, ""))) for path, text in texts.items()}
    bare = {
        path: (f" {_bare(_read(text))} ", f" {_bare(_read(ours.get(path, '')))} ")
        for path, text in texts.items()
    }

    def is_own(finding: Finding) -> bool:
        path = finding.place.partition(",")[0]
        if path not in texts:
            return False
        if finding.rule == "name":
            here, there = (side.get(fold(finding.what), 0) for side in said[path])
        elif finding.rule == "private":
            here, there = (_count(_bare(finding.what), side) for side in bare[path])
        else:
            return False
        return here <= there

    return [finding for finding in found if not is_own(finding)]


def _count(bare: str, text: str) -> int:
    """How often bare words stand in bare text: as whole words, but for scripts without spaces."""
    return text.count(f" {bare} " if bare.isascii() else bare)


def _bare(text: str) -> str:
    """The words of a text and nothing else; the text itself where it has none."""
    words = re.findall(r"\w+", fold(text).replace("_", " "))
    return " ".join(words) or fold(text)


def _read(text: str) -> str:
    """The text as a reader sees it: without escapes."""
    return html.unescape(_BACKSLASHED.sub(r"\1", text))


class _Places:
    """Says where in a file something stands: the line, and in a page the heading above it."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._page = path.endswith(".md")

    def at(self, view: str, start: int) -> str:
        line = view.count("\n", 0, start) + 1
        above = re.findall(r"^#{1,6} (.*)$", view[:start], re.MULTILINE) if self._page else []
        heading = f" (below “{shown(above[-1], 60)}”)" if above else ""
        return f"{self._path}, line {line}{heading}"
