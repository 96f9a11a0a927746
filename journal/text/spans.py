"""What a body says beyond its words: tags, people, thanks, entries, and what is private.

    #tag   @person   thanks @person for the reason   [[entry]]   [[entry|its label]]
    %%private, over several paragraphs if need be%%   ||redacted, within a line||

Nothing of this is recognised inside code (see `code`). A tag or a person stands at the start of
a line or after a space, an opening bracket or a quotation mark, so that headings, addresses and
links are none. A tag is a run of letters, digits and `_` of any script, `-` and `/` inside it,
and is not a number. A redaction neither begins nor ends with a space and holds no `|`, so that
empty cells of a table are none. Marks pair from the start of the body on: of an odd number of
`%%` the last has no partner, and `unclosed` says so.

Everything takes time in proportion to the length of the body.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from journal.domain.people import fold
from journal.errors import InputRefused, shown
from journal.text import code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

WITHHELD = "(withheld)"
"""What readers see in the place of a redaction: words, so that every font, search and screen
reader can show them, and the same for every length, so that the length tells nothing."""

# Signs that join the letter before them; `\w` alone would cut words of many scripts short.
_SIGN = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    "\u07a6-\u07b0\u0816-\u082d\u0859-\u085b\u08d3-\u0963\u0966-\u0df3\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f18\u0f19\u0f35-\u0f39\u0f71-\u0f84"
    "\u0f90-\u0fbc\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u1a17-\u1a1b\u1a55-\u1a7f\u1ab0-\u1aff"
    "\u1b00-\u1b04\u1b34-\u1b44\u1dc0-\u1dff\u200c\u200d\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f"
)
_WORD = rf"\w[\w{_SIGN}]*"
_BEFORE = r"\s(\[{<\"'“‘«„‚‹¿¡（「『【《*~|%"  # noqa: RUF001
_TAG = re.compile(rf"#(?<![^{_BEFORE}]#)({_WORD}(?:[-/]{_WORD})*)")
_PERSON = re.compile(rf"@(?<![^{_BEFORE}]@)({_WORD}(?:[.-]{_WORD})*)")
_NUMBER = re.compile(r"[\d/-]+")
_FAR = 500  # characters: what an address holds before a mark
_ENTRY = re.compile(r"\[\[([^\[\]\n|]+)(?:\|(?!\|)([^\[\]\n|]*))?\]\]")
_REDACTED = re.compile(r"\|\|(?<!\|\|\|)(?![\s|])([^|\n]*)(?<!\s)\|\|(?!\|)")
_PIPES = re.compile(r"\|\|+")
_TABLE_RULE = re.compile(r"^[ \t>]*(?=[^\n]*\|)[|:\- \t]*-[|:\- \t]*$", re.MULTILINE)
_THANKING = re.compile(r"(?<!\w)thank(?:s|\s+you)(?:\s+to)?,?[ \t]+$", re.IGNORECASE)
_AND_ALSO = re.compile(r",?[ \t]+(?:(?:and|&)[ \t]+)?", re.IGNORECASE)
_FOR = re.compile(r"[ \t]+for[ \t]+(?=\S)", re.IGNORECASE)
_REASON_END = re.compile(
    r"[.!?…](?=[\s)\]\"'”’*_]|$)|[。！？]|\n|%%|$"  # noqa: RUF001
    r"|[ \t,;]+(?:and[ \t]+)?(?=thank(?:s|\s+you)\b[^\n]{0,9}@)",
    re.IGNORECASE,
)
_CLOSERS = ("", " ", "\t", "\n", *".,;:!?)]}|")  # what may follow a mark that ends something
_BLOCK_MARKS = re.compile(r"(?:[ \t>#*+_~-]|[0-9]+[.)]|\[[ xX]\])*")


class SpanKind(StrEnum):
    """What a span is."""

    TAG = "tag"
    PERSON = "person"
    THANKS = "thanks"
    ENTRY = "entry"
    PRIVATE = "private"
    REDACTED = "redacted"


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a body with a meaning of its own.

    Attributes:
        kind: What it is.
        start, end: Where it lies, marks included.
        value: The tag, the handle, the target of the entry, or the text between the marks.
        reason: What someone is thanked for; for an entry its label, where it has one.
    """

    kind: SpanKind
    start: int
    end: int
    value: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Thanks:
    """Who is thanked for what."""

    person: str
    reason: str


def find(body: str) -> list[Span]:
    """Find the spans of a body, in order; of those that start together the longer comes first.

    What lies inside a private or redacted span is found too. Thanks cover the PERSON spans
    inside them; each person thanked has thanks of their own.
    """
    return _find(code.find(body).outside, body)


def tags(body: str) -> tuple[str, ...]:
    """The tags of a body as first written, each once, in order."""
    return _unique(s.value for s in find(body) if s.kind is SpanKind.TAG)


def people(body: str) -> tuple[str, ...]:
    """The handles of the people a body names, each once, in order."""
    return _unique(s.value for s in find(body) if s.kind is SpanKind.PERSON)


def names(body: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags of a body and the handles of its people, as `tags` and `people` give them."""
    found = find(body)
    kinds = (SpanKind.TAG, SpanKind.PERSON)
    tagged, named = (_unique(s.value for s in found if s.kind is kind) for kind in kinds)
    return tagged, named


def references(body: str) -> tuple[str, ...]:
    """The targets of `[[…]]`, each once, in order."""
    return _unique(s.value for s in find(body) if s.kind is SpanKind.ENTRY)


def thanks(body: str) -> tuple[Thanks, ...]:
    """Everyone the body thanks, with the reason, in order."""
    return tuple(Thanks(s.value, s.reason) for s in find(body) if s.kind is SpanKind.THANKS)


def replace(body: str, change: Callable[[Span], str | None]) -> str:
    """Put other text in the place of spans.

    Asked are the outermost spans in order; thanks are not asked for, since they are prose
    around a person. What lies inside a private or redacted span that is kept stays as it is.

    Args:
        body: The text.
        change: Gives the text for a span, or None to keep it.
    """
    changes: list[tuple[int, int, str]] = []
    done = 0
    for span in find(body):
        if span.start < done or span.kind is SpanKind.THANKS:
            continue
        done = span.end
        text = change(span)
        if text is not None:
            changes.append((span.start, span.end, text))
    return rewritten(body, changes)


def rename_tag(body: str, old: str, new: str) -> str:
    """Write another tag wherever the old one stands, private spans included.

    Raises:
        InputRefused: The body has the tag, and the new name cannot be written after `#`.
    """
    return _rename(body, SpanKind.TAG, old, "#" + new)


def rename_person(body: str, old: str, new: str) -> str:
    """Write another handle wherever the old one stands, private spans included.

    Raises:
        InputRefused: The body has the handle, and the new one cannot be written after `@`.
    """
    return _rename(body, SpanKind.PERSON, old, "@" + new)


def public(body: str) -> str:
    """The body as others may read it.

    Private spans are gone, with the line or paragraph that they leave empty; `WITHHELD` stands
    in the place of redactions. Code stays as it is. Where something is hidden, line ends come
    out as line feeds. Check `unclosed` first: a mark without its partner hides nothing.
    """
    hidden = (SpanKind.PRIVATE, SpanKind.REDACTED)
    spans = [span for span in find(body) if span.kind in hidden]
    if not spans:
        return body
    gone = next(c for c in map(chr, range(0xE000, 0xF900)) if c not in body)
    changes: list[tuple[int, int, str]] = []
    done = 0
    for span in spans:
        if span.start >= done:
            done = span.end
            private = span.kind is SpanKind.PRIVATE
            changes.append((span.start, done, _gap(span.value, gone) if private else WITHHELD))
    text = rewritten(body, changes)
    return _tidied(text.replace("\r\n", "\n").replace("\r", "\n"), gone)


def unclosed(body: str) -> bool:
    """Whether something may be meant to be hidden that is not.

    That is a `%%` or `||` without its partner outside code, either of them inside a fence that
    is never closed, or a `%%` that looks like the other end of a span than the one it is
    (`%% a %%b%% c %%` hides no b). Where it is so, nothing of the body may be published.
    """
    if "%%" not in body and "||" not in body:
        return False
    found = code.find(body)
    open_fences = (body[b.start : b.end] for b in found.blocks if not b.closed)
    if any("%%" in inner or "||" in inner for inner in open_fences):
        return True
    private = _private(found.outside)
    if found.outside.count("%%") != 2 * len(private):
        return True
    if any(_looks_crossed(found.outside, start, end) for start, end in private):
        return True
    outer = _REDACTED.sub("x", _blotted(found.outside, private))
    return not _only_empty_cells(outer)


def _find(text: str, body: str) -> list[Span]:
    private = _private(text) if "%%" in text else []
    redacted = _redacted(text, private) if "||" in text else []
    spans = [Span(SpanKind.PRIVATE, a, b, body[a + 2 : b - 2]) for a, b in private]
    spans += (Span(SpanKind.REDACTED, a, b, body[a + 2 : b - 2]) for a, b in redacted)
    if "[[" in text:
        spans += _entries(text, body)
    if "#" in text:
        spans += (s for s in _named(SpanKind.TAG, _TAG, text) if not _NUMBER.fullmatch(s.value))
    if "@" in text:
        named = list(_named(SpanKind.PERSON, _PERSON, text))
        spans += named
        spans += _thanks(text, body, named, redacted)
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _private(text: str) -> list[tuple[int, int]]:
    marks: list[int] = []
    at = text.find("%%")
    while at >= 0:
        marks.append(at)
        at = text.find("%%", at + 2)
    return [(a, b + 2) for a, b in zip(marks[::2], marks[1::2], strict=False)]


def _redacted(text: str, private: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Redactions between private spans, around whole ones, and inside them."""
    found = [match.span() for match in _REDACTED.finditer(_blotted(text, private))]
    for start, end in private:
        found += (match.span() for match in _REDACTED.finditer(text, start + 2, end - 2))
    return sorted(found)


def _blotted(text: str, private: list[tuple[int, int]]) -> str:
    blots = ((a, b, "\n".join("%" * len(p) for p in text[a:b].split("\n"))) for a, b in private)
    return rewritten(text, blots) if private else text


def _entries(text: str, body: str) -> Iterator[Span]:
    for match in _ENTRY.finditer(text):
        target, label = (body[slice(*match.span(group))].strip() for group in (1, 2))
        if target and "%%" not in match[0]:
            yield Span(SpanKind.ENTRY, match.start(), match.end(), target, label)


def _named(kind: SpanKind, pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    for match in pattern.finditer(text):
        start = match.start()
        if not start or text[start - 1].isspace() or not _in_address(text, start):
            yield Span(kind, start, match.end(), match[1])


def _in_address(text: str, at: int) -> bool:
    word = text[max(0, at - _FAR) : at].rsplit(maxsplit=1)
    return bool(word) and ("://" in word[-1] or "](" in word[-1])


def _thanks(
    text: str, body: str, named: list[Span], redacted: list[tuple[int, int]]
) -> Iterator[Span]:
    at = 0
    while at < len(named):
        first = named[at]
        lead = _THANKING.search(text[max(0, first.start - 30) : first.start])
        last = at
        while lead and last + 1 < len(named):
            if not _AND_ALSO.fullmatch(text, named[last].end, named[last + 1].start):
                break
            last += 1
        reason = _FOR.match(text, named[last].end) if lead else None
        if lead and reason:
            start = first.start - (lead.end() - lead.start())
            end = _reason_end(text, reason.end(), start, redacted)
            said = body[reason.end() : end].rstrip()
            end, words = reason.end() + len(said), _without_marks(said)
            for span in named[at : last + 1] if words else ():
                yield Span(SpanKind.THANKS, start, end, span.value, words)
        at = last + 1


def _reason_end(text: str, at: int, start: int, redacted: list[tuple[int, int]]) -> int:
    """Where a reason ends: with its sentence, its line, or the brackets or marks around it."""
    stop = _REASON_END.search(text, at)
    end = stop.start() if stop else len(text)
    around = bisect_right(redacted, (start, len(text))) - 1
    if around >= 0 and start < redacted[around][1]:
        end = min(end, redacted[around][1] - 2)
    depth = 0
    for here in range(at, end):
        depth += (text[here] == "(") - (text[here] == ")")
        if depth < 0:
            return here
    return end


def _without_marks(reason: str) -> str:
    """The reason without the tags and people that trail it."""
    words = reason.rstrip()
    while (cut := words.rpartition(" "))[2][:1] in ("#", "@") and cut[0]:
        words = cut[0].rstrip()
    return words.rstrip(" ,;:*_")


def _gap(private: str, gone: str) -> str:
    """What is left of a private span: a mark, and the line or paragraph break it bridged."""
    lines = code.flat(private).split("\n")
    if len(lines) == 1:
        return gone
    return gone + ("\n\n" if any(not line.strip() for line in lines[1:-1]) else "\n") + gone


def _tidied(text: str, gone: str) -> str:
    """Take the marks out, and lines and double empty lines that only they account for."""
    around = re.compile(rf"[ \t]*{gone}(?:[ \t]*{gone})*[ \t]*")
    kept: list[str] = []
    joint = False
    for line in text.split("\n"):
        if gone in line:
            if _BLOCK_MARKS.fullmatch(line.replace(gone, "")):
                joint = True
                continue
            line = around.sub(_closed_up, line)
        empty = not line.strip()
        if joint and empty and not (kept and kept[-1].strip()):
            continue
        joint = joint and empty
        kept.append(line)
    while joint and kept and not kept[-1].strip():
        kept.pop()
    return "\n".join(kept) + ("\n" if joint and kept and text.endswith("\n") else "")


def _closed_up(match: re.Match[str]) -> str:
    left = match[0][: len(match[0]) - len(match[0].lstrip(" \t"))]
    if match.start() == 0:
        return left
    following = match.string[match.end() : match.end() + 1]
    spaced = left or match[0][-1] in " \t"
    return " " if spaced and following and following not in ".,;:!?)]}" else ""


def _looks_crossed(text: str, start: int, end: int) -> bool:
    """Whether the first mark of a private span looks like a last one, or the last like a first."""
    before, first = text[max(0, start - 1) : start], text[start + 2 : start + 3]
    last, after = text[end - 3 : end - 2], text[end : end + 1]
    shut = not before.isspace() and before != "" and (first.isspace() or not first)
    return (
        shut or (last.isspace() and after not in _CLOSERS) or not text[start + 2 : end - 2].strip()
    )


def _only_empty_cells(text: str) -> bool:
    """Whether all pipes that stand together are empty cells in rows of tables."""
    last, in_table = 0, False
    for mark in _PIPES.finditer(text):
        around = text[max(0, mark.start() - 1) : mark.start()] + text[mark.end() : mark.end() + 1]
        if around.strip():
            return False
        if mark.start() >= last:
            first = text.rfind("\n\n", 0, mark.start()) + 1
            stop = text.find("\n\n", mark.end())
            last = stop if stop >= 0 else len(text)
            in_table = _TABLE_RULE.search(text, first, last) is not None
        if not in_table:
            return False
    return True


def _rename(body: str, kind: SpanKind, old: str, written: str) -> str:
    wanted = fold(old)
    spans = [s for s in find(body) if s.kind is kind and fold(s.value) == wanted]
    if spans:
        alone = find(written)
        if not (len(alone) == 1 and alone[0].kind is kind and alone[0].end == len(written)):
            raise InputRefused(
                f"“{shown(written)}” cannot be written in a text: after {written[0]} come letters "
                "and digits, without spaces."
            )
    return rewritten(body, ((span.start, span.end, written) for span in spans))


def rewritten(body: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """Put texts in the place of parts (start, end, text) that are in order and apart."""
    parts: list[str] = []
    done = 0
    for start, end, text in changes:
        parts += body[done:start], text
        done = end
    return "".join((*parts, body[done:]))


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(name), name)
    return tuple(first.values())
