"""People's own words, made fit for a Markdown post.

What comes in is text as it was written down; what goes out holds no private span, no name that
may not be published, no raw HTML, no heading, and no mark that a site generator would act on.
A line (a title, an alternative text) becomes plain words; a body becomes either an excerpt or a
block. Code is set again from what it says, so that every renderer finds it where we do.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from journal.publish.safety.names import starts_sentence
from journal.publish.wording import cut, sentence_case
from journal.text import code, spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.publish.safety.names import Names

ANOTHER_ENTRY = "another entry"
"""What stands in the place of a reference to an entry that is not public."""

_UNPRINTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000f0000-\U0010ffff\ud800-\udfff]"
)
_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
_UNCLEAN = re.compile(f"{_UNPRINTED.pattern[:-1]}\u2028\u2029]")  # one set, for speed
_CODE, _LITERAL = 0xF0000, 0x100000  # private-use planes: places for code, for escaped marks
_NO_CODE = str.maketrans("`~", "\ue000\ue001")
_CODE_AGAIN = str.maketrans("\ue000\ue001", "`~")
_CODE_PLACE = re.compile("[\U000f0000-\U000fffff]")
_LITERAL_PLACE = re.compile("[\U00100000-\U0010007f]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LONE_BACKSLASH = re.compile(r"\\(?!\n)")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SPECIAL = re.compile(r"[\\`*\[\]|{}<]|(?<!\w)_|_(?!\w)|\$(?=\$)|!(?=\[)|~(?=~)|%(?=%)")
_AS_ENTITY = {
    "<": "&lt;", "~": "&#126;", "%": "&#37;", "&": "&amp;", "{": "&#123;", "\\": "&#92;",
    "@": "&#64;",
}  # fmt: skip
_LINE_MARK = re.compile(r"(?:[-+#>=:^]|[0-9]{1,9}(?=[.)]))")

_DESTINATION = r"\(\s*<?((?:[^\s()<>]|\([^\s()<>]*\))*)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
_LABEL = r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]"
_IMAGE = re.compile(rf"!{_LABEL}{_DESTINATION}")
_LINK = re.compile(rf"{_LABEL}{_DESTINATION}")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)([^\[\]\n]+)\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*)?$", re.M
)
_BY_REFERENCE = re.compile(r"(!?)\[([^\[\]\n]+)\](?:\[([^\[\]\n]*)\])?(?![\[(:])")
_NOTE = re.compile(r"^ {0,3}\[\^([^\s\]]+)\]:[ \t]*(.*(?:\n(?!\s*\n| {0,3}\[\^).+)*)", re.M)
_NOTE_MARK = re.compile(r"\[\^([^\s\]]{1,99})\]")
_OPEN_NOTE = re.compile(r"\[\^(?![^\s\]]{1,99}\])")  # would take the next mark into itself
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s]+", re.I)

_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,400}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^\n*]{1,400}?)(?<=[^\s*])\1(?![\w*])")
_STRUCK = re.compile(r"~~(?=\S)([^\n]{1,400}?)(?<=\S)~~")
_QUOTE_OR_ITEM = r"(?:[ \t]*(?:>|[-*+][ \t]|[0-9]{1,9}[.)][ \t]))*[ \t]*"
_HEADING = re.compile(rf"^({_QUOTE_OR_ITEM})#{{1,6}}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$", re.M)
_UNDERLINE = re.compile(r"(?<=[^\s])\n(?:[ \t]*>)*[ \t]*(?:=+|-+)[ \t]*(?=\n|$)")
_NO_PROSE = re.compile(r"\s*(?:#{1,6}\s|\||>|[-*+]\s|[0-9]{1,9}[.)]\s|[-*_=]{3,}\s*$|\[\^|!\[)")
_MARKS_AT_START = re.compile(r"^[ \t]*(?:[-*+>#|]+|[0-9]{1,9}[.)])[ \t]*(?:\[[ xX]\][ \t]+)?", re.M)
_SEVERAL_BARS = re.compile(r"\|(?=\|)")
_LONGEST = 6_000  # characters of a body that an excerpt looks at


def clean(text: str) -> str:
    """The text without characters that no page shows, and with line feeds for line ends."""
    return _UNPRINTED.sub("", _LINE_END.sub("\n", text))


def needs_cleaning(*texts: str) -> bool:
    """Whether `clean` would change one of the texts."""
    return _UNCLEAN.search("\n".join(texts)) is not None


def open_line(text: str) -> bool:
    """Whether a text of one line has a mark that is not closed; a line has no code."""
    return spans.unclosed(text.translate(_NO_CODE))


def escaped(text: str) -> str:
    """Plain words as Markdown that shows just these words, wherever on a line they stand."""
    if "&" in text:
        text = _ENTITY.sub(lambda entity: f"&amp;{entity[0][1:]}", text)
    text = _SPECIAL.sub(lambda mark: _literal(mark[0]), text)
    start = _LINE_MARK.match(text)
    if not start:
        return text
    if start[0][0].isdigit():
        return f"{start[0]}\\{text[start.end() :]}"
    return f"\\{text}" if text[0] != "^" else f"&#94;{text[1:]}"


def code_span(text: str) -> str:
    """Text as inline code."""
    text = " ".join(text.split("\n"))
    ticks = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    pad = " " if text[:1] == "`" or text[-1:] == "`" or text[:1] == text[-1:] == " " else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def code_pieces(text: str) -> list[code.Block | code.Inline]:
    """The code of a text, blocks and inline together, in order."""
    found = code.find(text)
    pieces: list[code.Block | code.Inline] = [*found.blocks, *found.inline]
    return sorted(pieces, key=lambda piece: piece.start)


def apart_from_code(
    text: str,
    outside: Callable[[str], str],
    in_code: Callable[[str], str] = lambda piece: piece,
) -> str:
    """The text with all but its code changed, and its code in another way."""
    parts: list[str] = []
    last = 0
    for piece in code_pieces(text):
        parts.append(outside(text[last : piece.start]))
        parts.append(in_code(text[piece.start : piece.end]))
        last = piece.end
    return "".join([*parts, outside(text[last:])])


class Passages:
    """Turns what people wrote into what may be published.

    Args:
        names: Whom to name, and how.
        title_of: The public title of the entry that a reference means; None where it means
            none, or one that is not public.
        picture: Gives the Markdown of a picture, from its alternative text and its SHA-256.
        note: Takes the text of a footnote and gives its mark.
    """

    def __init__(
        self,
        names: Names,
        title_of: Callable[[str], str | None],
        picture: Callable[[str, str], str],
        note: Callable[[str], str],
    ) -> None:
        self._names = names
        self._title_of = title_of
        self._picture = picture
        self._note = note
        self._lines: dict[str, str] = {}

    def line(self, text: str) -> str:
        """A text of one line as plain public words (not escaped).

        A line has no code: marks mean in it what they mean, whatever backticks stand around.
        """
        known = self._lines.get(text)
        if known is None:
            marked = " ".join(clean(text).split()).translate(_NO_CODE)
            words = _unescaped(" ".join(self._prepared(marked).translate(_CODE_AGAIN).split()))
            words = self._names.veiled(words)
            known = self._lines[text] = " ".join(words.split())
        return known

    def excerpt(self, body: str, words: int) -> str:
        """The first whole sentences of a body's first paragraph, on one line, as Markdown.

        Args:
            body: Markdown.
            words: Most words (count).
        """
        text = self._prepared(body)[:_LONGEST]
        text, kept = self._without_code(text, inline_only=True)
        text = _NOTE.sub("", _DEFINITION.sub("", text))
        text = _plain(_first_paragraph(text))
        text = cut(" ".join(self._names.veiled(" ".join(text.split())).split()), words)
        return _CODE_PLACE.sub(lambda place: kept[ord(place[0]) - _CODE], escaped(text))

    def block(
        self,
        body: str,
        cited: Callable[[str], str] = lambda _label: "",
        drawn: Callable[[str], str] = lambda _name: "",
    ) -> str:
        """A whole body as Markdown that may stand anywhere below a heading of the post.

        Args:
            body: Markdown.
            cited: Gives the mark of a footnote that the body does not define itself, by its
                label; nothing where there is none.
            drawn: Gives the address of a picture of ours (`picture:NAME`); nothing where there
                is none.
        """
        text, kept = self._without_code(self._prepared(body))

        def keep(markdown: str) -> str:
            kept.append(markdown)
            return chr(_CODE + len(kept) - 1)

        text = _OPEN_NOTE.sub("&#91;^", _LONE_BACKSLASH.sub("&#92;", _literals(text)))
        text = _with_definitions(text)
        notes: dict[str, str] = {}
        for found in _NOTE.finditer(text):
            notes.setdefault(found[1], " ".join(found[2].split()))
        text = _NOTE_MARK.sub(
            lambda n: self._body_note(n[1], notes) or cited(n[1]), _NOTE.sub("", text)
        )
        text = _IMAGE.sub(lambda i: keep(self._image(i[1], i[2], drawn)), text)
        text = _LINK.sub(lambda found: self._link(found[1], found[2], keep), text)
        text = _AUTOLINK.sub(lambda found: self._autolink(found[1], keep), text)
        text = self._names.veiled(text)
        text = _HEADING.sub(lambda h: f"{h[1]}**{h[2].strip('* ')}**" if h[2] else h[1], text)
        text = _UNDERLINE.sub("", text)
        text = text.replace("<", "&lt;").replace("`", "\\`").replace("[[", "\\[\\[")
        text = _SEVERAL_BARS.sub("| ", text).replace("%%", "&#37;&#37;")
        text = _LITERAL_PLACE.sub(lambda place: _literal(chr(ord(place[0]) - _LITERAL)), text)
        while _CODE_PLACE.search(text):
            text = _CODE_PLACE.sub(lambda place: kept[ord(place[0]) - _CODE], text)
        text = text.strip()
        return f"{text[:-1]}&#{ord(text[-1])};" if text.endswith(("!", "[", "\\")) else text

    def _prepared(self, text: str) -> str:
        """The text without what is private, and with words where marks were."""
        text = clean(text)
        if not any(mark in text for mark in "#@[%|"):
            return text
        public = spans.public(text)
        return spans.replace(public, lambda span: self._in_words(span, public))

    def _in_words(self, span: spans.Span, text: str) -> str:
        if span.kind is spans.SpanKind.PERSON:
            words = self._names.mentioned(span.value)
        elif span.kind is spans.SpanKind.ENTRY:
            title = self._title_of(span.value.strip())
            if title:
                return span.reason.strip() or title
            words = ANOTHER_ENTRY
        else:
            return self._names.veiled(re.sub(r"[-_/]+", " ", span.value), any_case=True)
        return sentence_case(words) if starts_sentence(text, span.start) else words

    def _without_code(self, text: str, *, inline_only: bool = False) -> tuple[str, list[str]]:
        """The text with a place for each piece of code, and the code, names withheld."""
        kept: list[str] = []
        parts: list[str] = []
        last = 0
        for piece in code_pieces(text):
            parts.append(text[last : piece.start])
            last = piece.end
            inner = self._veiled_code(piece.text(text))
            if isinstance(piece, code.Inline):
                kept.append(code_span(inner))
            elif inline_only:
                continue
            else:
                language = re.match(r"[\w+#-]*", piece.info)
                word = language[0] if language else ""
                named = any(self._names.matches(word, any_case=True))
                kept.append(_fenced(piece, inner, "" if named else word))
            parts.append(chr(_CODE + len(kept) - 1))
        return "".join([*parts, text[last:]]), kept

    def _veiled_code(self, text: str) -> str:
        """Code without names, not even one that is spelt with character references."""
        plain = _unescaped(text)
        veiled = self._names.veiled(plain)
        return veiled if veiled != plain else self._names.veiled(text)

    def _body_note(self, label: str, notes: dict[str, str]) -> str:
        text = notes.get(label, "")
        return self._note(escaped(self._names.veiled(_plain(text)))) if text else ""

    def _image(self, alt: str, target: str, drawn: Callable[[str], str]) -> str:
        words = self._names.veiled(_plain(alt))
        if target.startswith("picture:"):
            address = drawn(target.partition(":")[2])
            return f"![{escaped(words)}]({address})" if address else escaped(words)
        if target.lower().startswith("attachment:"):
            return self._picture(words, target.partition(":")[2].strip("/"))
        safe = _SAFE_LINK.fullmatch(target) and self._names.veiled(target) == target
        return f"[{escaped(words) or 'picture'}]({target})" if safe else escaped(words)

    def _link(self, label: str, target: str, keep: Callable[[str], str]) -> str:
        target = _LITERAL_PLACE.sub(lambda place: chr(ord(place[0]) - _LITERAL), target)
        if not _SAFE_LINK.fullmatch(target) or self._names.veiled(target) != target:
            return label
        return f"[{label}{keep(f']({target})')}"

    def _autolink(self, target: str, keep: Callable[[str], str]) -> str:
        return keep(f"<{target}>") if self._names.veiled(target) == target else target


def _unescaped(text: str) -> str:
    """The text without character references, not even ones inside others."""
    while "&" in text and (plain := clean(html.unescape(text))) != text:
        text = plain
    return text


def _first_paragraph(text: str) -> str:
    blocks = [block for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
    prose = next((block for block in blocks if not _NO_PROSE.match(block)), None)
    if prose is not None:
        return prose
    rest = next((b for b in blocks if not re.match(r"\s*(?:\||!\[|[-*_=]{3,}\s*$)", b)), "")
    lines = _MARKS_AT_START.sub("", rest).split("\n")
    return " ".join(line if line[-1:] in ".!?:" else f"{line};" for line in lines if line).rstrip(
        ";"
    )


def _plain(text: str) -> str:
    """Inline Markdown as the words it shows."""
    text = _literals(text)
    text = _NOTE_MARK.sub("", _IMAGE.sub("", text))
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", text))
    text = _BY_REFERENCE.sub(lambda f: "" if f[1] else f[2] if f[3] is not None else f[0], text)
    text = _STRUCK.sub(r"\1", _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text)))
    return _LITERAL_PLACE.sub(lambda place: chr(ord(place[0]) - _LITERAL), text)


def _literals(text: str) -> str:
    """Put places for escaped marks and character references, so that nothing acts on them."""
    text = _ESCAPED.sub(lambda mark: chr(_LITERAL + ord(mark[1])), text)
    return _ENTITY.sub(_decoded, text) if "&" in text else text


def _decoded(entity: re.Match[str]) -> str:
    shown = clean(html.unescape(entity[0]))
    if len(shown) == 1 and shown.isascii() and not shown.isalnum() and not shown.isspace():
        return chr(_LITERAL + ord(shown))
    return shown if shown != entity[0] else f"{chr(_LITERAL + ord('&'))}{shown[1:]}"


def _literal(mark: str) -> str:
    """Markdown that shows a mark as it is, in all the dialects we write for."""
    return _AS_ENTITY.get(mark) or f"\\{mark}"


def _with_definitions(text: str) -> str:
    """Links by reference as links in place, since labels of several bodies would clash."""
    known = {found[1].casefold(): found[2] for found in _DEFINITION.finditer(text)}
    if not known:
        return text

    def in_place(found: re.Match[str]) -> str:
        target = known.get((found[3] or found[2]).casefold())
        return f"{found[1]}[{found[2]}]({target})" if target else found[0]

    return _BY_REFERENCE.sub(in_place, _DEFINITION.sub("", text))


def _fenced(block: code.Block, text: str, language: str) -> str:
    """A block of code with fences of our own, as deep as it stood."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 3)
    deep = re.sub(r"[^\s>]", " ", block.prefix)
    lines = [f"{fence}{language}", *text.split("\n"), fence]
    return f"\n{deep}".join(lines)
