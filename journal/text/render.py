"""A body as HTML, in one dialect for the window and for everything that is published.

What a person typed can neither run nor load anything: HTML is shown as text, and what the
Markdown parser makes of the rest goes through nh3. Only then come code, spans and (for the
window) colours into it, which are written here.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from journal.text import code, lists, shape, spans
from journal.text.spans import Span, SpanKind
from journal.text.tokens import Part, Tokens, without_controls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from journal.text.dialect import Parser

_MAX_COLOURED = 100_000  # characters of code of one body that get colours
_MAX_COLOURED_BLOCK = 20_000
_STYLES = {"light": "default", "dark": "github-dark"}
_ATTACHMENT = re.compile(r"attachment:([0-9a-f]{64})")
_RELATIVE = re.compile(r"(?![/\\])(?:(?!\.\.?/)[\w .()-]+/)*[\w .()-]+")
_LINK = re.compile(r"(?:https?://|mailto:|entry:|#)[^\s].*|attachment:[0-9a-f]{64}", re.I | re.S)
_TAGS = {
    "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "del", "a", "img", "ul",
    "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "sup", "div", "span",
    "input",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}, "li": {"id"},
    "sup": {"id"}, "th": {"align"}, "td": {"align"}, "input": {"type", "checked", "disabled"},
}  # fmt: skip
_CLASSES = {
    "a": {"footnote-ref", "footnote-backref"}, "div": {"footnote"}, "ul": {"task-list"},
    "li": {"task-list-item"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """Colours for a window that draws HTML without style sheets (`#rrggbb` each)."""

    theme: str = "light"  # or "dark": the colours of code
    code: str = "#f2f2ef"  # behind code
    line: str = "#d0d0cc"  # beside quotations and around tables
    link: str = "#1a5fb4"
    private: str = "#fbe9c6"  # behind what never leaves the journal


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How a body is rendered. Addresses given here are trusted; those in a body are not.

    Attributes:
        public: Leave out what is private, and say `spans.WITHHELD` for what is redacted;
            otherwise both are shown, marked (classes `private` and `redacted`).
        entry: Gives the address and the label for the target of `[[…]]`, or None where there
            is no such entry.
        tag, person: Give the address for a tag or a handle, or None for no link.
        attachment: Gives the address for the SHA-256 of an attachment, or None where it may
            not be shown; left out, `attachment:<sha256>` stays as it is.
        images: Relative addresses of images that may be shown as they are.
        ids: What every id begins with, so that several bodies can stand on one page.
        look: Draw for Qt's rich text, with colours inline; left out, classes are written.
    """

    public: bool = False
    entry: Callable[[str], tuple[str, str] | None] | None = None
    tag: Callable[[str], str | None] | None = None
    person: Callable[[str], str | None] | None = None
    attachment: Callable[[str], str | None] | None = None
    images: frozenset[str] = frozenset()
    ids: str = ""
    look: Look | None = None


_MARKS = tuple(
    (re.compile(pattern, re.MULTILINE), words)
    for pattern, words in (
        (r"^[ \t>]*(?:`{3,}|~{3,})[^\n]*$", ""),
        (r"^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t:-]*$", ""),
        (r"^[ \t]*(?:[-*_][ \t]*){3,}$|^=+[ \t]*$", ""),
        (r"^[ \t]*(?:>[ \t]*)+", ""),
        (r"^[ \t]*#{1,6}[ \t]+", ""),
        (r"^[ \t]*(?:[-+*]|[0-9]{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?", ""),
        (r"\[\[(?:[^\[\]\n|]+\|)?([^\[\]\n|]+)\]\]", r"\1"),
        (r"!?\[([^\[\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:[ \t]+\"[^\"\n]*\")?\)", r"\1"),
        (r"\[\^[^\]\s]{1,40}\]:?", ""),
        (r"(?<!\\)\*{1,3}(?=\S)([^*\n]+)(?<=[^\s\\])\*{1,3}|~~(?=\S)([^~\n]+)~~", r"\1\2"),
        (r"(?<!\w)_{1,3}(?=\S)([^_\n]+)(?<=\S)_{1,3}(?!\w)", r"\1"),
        (r"`+|%%|\|\|(?=\S)|(?<=\S)\|\|", ""),
        (r"\\([!-/:-@\[-`{-~])", r"\1"),
        (r"<(https?://[^>\s]+)>", r"\1"),
        (r"^[ \t]*\||\|[ \t]*$", ""),
    )
)

_here = threading.local()


def html(body: str, options: RenderOptions | None = None) -> str:
    """Render a body.

    A body that would take long, or that nests too deeply, is shown as it was typed; so it is
    ready within about two seconds, whatever is in it.
    """
    options = options or RenderOptions()
    text = without_controls(spans.public(body) if options.public else body)
    found = code.find(text)
    if shape.too_costly(found.outside, len(found.inline) + len(found.blocks)):
        return as_typed(text)
    try:
        return _rendered(text, found, options)
    except RecursionError:
        return as_typed(text)


def as_typed(body: str) -> str:
    """The body as it was typed, in a `<pre>`."""
    return f"<pre>{escape(without_controls(body))}</pre>\n"


def code_css(theme: str = "light") -> str:
    """The style sheet for the colours of code in exported pages.

    Args:
        theme: `light` or `dark`.
    """
    from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped]

    return str(HtmlFormatter(style=_STYLES[theme]).get_style_defs("pre.code"))


def _rendered(text: str, found: code.Code, options: RenderOptions) -> str:
    tokens = Tokens(_hidden_marks(options.look))
    edits = list(_span_edits(text, options, tokens))
    blocks: set[str] = set()
    budget = _MAX_COLOURED
    for block in found.blocks:
        coloured = _block_html(block, text, options.look, budget)
        budget -= block.end - block.start
        token = tokens.put(Part(html=coloured, block=True))
        blocks.add(token)
        edits.append((block.start, block.end, token))
    for inline in found.inline:
        part = _inline_part(inline.text(text), options.look)
        edits.append((inline.start, inline.end, tokens.put(part)))
    lines = spans.rewritten(text, sorted(edits)).expandtabs(4).strip("\n").split("\n")
    prepared = "\n".join(lists.normal(lines, frozenset(blocks)))
    raw = _parser().html(prepared, tokens, lambda source: _image(source, options))
    clean = _sanitised(raw, options)
    return _filled(for_qt(clean, options.look) if options.look else clean, tokens)


def _parser() -> Parser:
    """The parser of this thread, made when it is first needed."""
    if not hasattr(_here, "parser"):
        from journal.text.dialect import parser

        _here.parser = parser()
    made: Parser = _here.parser
    return made


def _hidden_marks(look: Look | None) -> dict[str, str]:
    style = f' style="background-color:{look.private}"' if look else ""
    return {name: f'<span class="{name}"{style}>' for name in ("private", "redacted")}


def _span_edits(
    text: str, options: RenderOptions, tokens: Tokens
) -> Iterator[tuple[int, int, str]]:
    """A token for every span; for what is hidden, one for each of its two marks."""
    for span in spans.find(text):
        if span.kind in (SpanKind.PRIVATE, SpanKind.REDACTED):
            for start, opens in ((span.start, True), (span.end - 2, False)):
                mark = Part(source=text[start : start + 2], hides=span.kind.value, opens=opens)
                yield start, start + 2, tokens.put(mark)
        elif span.kind is not SpanKind.THANKS:
            words, address = _named(span, options)
            style = f' style="color:{options.look.link}"' if options.look else ""
            plain = f'<span class="{span.kind}"{style}>{escape(words)}</span>'
            link = f'<a class="{span.kind}" href="{escape(address or "")}"{style}>'
            part = Part(
                html=f"{link}{escape(words)}</a>" if address else plain,
                source=text[span.start : span.end],
                linked=plain,
            )
            yield span.start, span.end, tokens.put(part)


def _named(span: Span, options: RenderOptions) -> tuple[str, str | None]:
    """The words and the address for a tag, a person or an entry."""
    if span.kind is SpanKind.TAG:
        return f"#{span.value}", options.tag(span.value) if options.tag else None
    if span.kind is SpanKind.PERSON:
        return f"@{span.value}", options.person(span.value) if options.person else None
    found = options.entry(span.value) if options.entry else None
    address, label = found or (None, span.value)
    return span.reason or label, address


def _inline_part(words: str, look: Look | None) -> Part:
    style = f' style="background-color:{look.code}"' if look else ""
    return Part(html=f"<code{style}>{escape(words)}</code>", source=words)


def _block_html(block: code.Block, text: str, look: Look | None, budget: int) -> str:
    """A block of code with the colours of its language, where it names one."""
    words = block.text(text)
    language = re.split(r"[\s,{}]+", block.info.strip("{} ."))[0]
    short = len(words) <= min(budget, _MAX_COLOURED_BLOCK)
    coloured = _coloured(words, language, look) if language and short else None
    inner = coloured if coloured is not None else escape(words)
    if look:
        return (
            f'<table width="100%" cellpadding="8" cellspacing="0" bgcolor="{look.code}">'
            f"<tr><td><pre>{inner}</pre></td></tr></table>"
        )
    name = f' class="language-{escape(language)}"' if language else ""
    return f'<pre class="code"><code{name}>{inner}</code></pre>'


def _coloured(words: str, language: str, look: Look | None) -> str | None:
    from pygments import highlight  # type: ignore[import-untyped]
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped]
    from pygments.util import ClassNotFound  # type: ignore[import-untyped]

    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
    style = _STYLES[look.theme if look else "light"]
    formatter = HtmlFormatter(nowrap=True, noclasses=bool(look), style=style)
    return str(highlight(words, lexer, formatter)).removesuffix("\n")


def _image(source: str, options: RenderOptions) -> str | None:
    """The address under which an image of a body is shown."""
    held = _ATTACHMENT.fullmatch(source)
    if held:
        return _attachment(held[1], options)
    return source if source in options.images and _RELATIVE.fullmatch(source) else None


def _attachment(sha256: str, options: RenderOptions) -> str | None:
    return options.attachment(sha256) if options.attachment else f"attachment:{sha256}"


def _sanitised(raw: str, options: RenderOptions) -> str:
    import nh3

    def allowed(tag: str, name: str, value: str) -> str | None:
        if name == "id":
            return options.ids + value
        if name == "type":
            return value if value == "checkbox" else None
        if tag == "a" and name == "href":
            return _link(value, options)
        return value

    return nh3.clean(
        raw, tags=_TAGS, attributes=_ATTRIBUTES, allowed_classes=_CLASSES, link_rel=None,
        attribute_filter=allowed, strip_comments=True,
        url_schemes={"http", "https", "mailto", "entry", "attachment"},
    )  # fmt: skip


def _link(address: str, options: RenderOptions) -> str | None:
    """The address that a link of a body may lead to, or None."""
    if held := _ATTACHMENT.fullmatch(address):
        return _attachment(held[1], options)
    if address.startswith("#"):
        return f"#{options.ids}{address[1:]}"
    return address if _LINK.match(address) else None


def for_qt(clean: str, look: Look) -> str:
    """Put into rendered HTML what Qt's rich text cannot learn from a style sheet."""
    box = re.compile(r'<input type="checkbox"([^>]*)>')
    clean = box.sub(lambda m: "☑" if "checked" in m[1] else "☐", clean)
    cells = f'style="border-bottom:1px solid {look.line}; padding:4px 8px"'
    clean = re.sub("<(t[hd])(?=[ >])", rf"<\1 {cells}", clean)
    quote = (
        f'<table cellspacing="0" cellpadding="0"><tr><td width="3" bgcolor="{look.line}"></td>'
        '<td style="padding-left:10px">'
    )
    return (
        clean.replace("<table>", '<table cellspacing="0">')
        .replace("<a href=", f'<a style="color:{look.link}" href=')
        .replace("<blockquote>", quote)
        .replace("</blockquote>", "</td></tr></table>")
    )


def _filled(clean: str, tokens: Tokens) -> str:
    """Put what the tokens stand for in their places."""
    alone = re.compile(rf"<p>\s*({tokens.pattern.pattern})\s*</p>")
    clean = clean.replace("<p></p>\n", "").replace("<p></p>", "")
    clean = alone.sub(lambda m: m[1] if tokens.parts[int(m[2])].block else m[0], clean)
    return tokens.restored(clean, lambda part: part.html)


def plain(body: str, limit: int = 200) -> str:
    """The words of a body without Markdown's marks, on one line: for cards and lists.

    What is private is among them: for others, give `spans.public(body)`.

    Args:
        body: The text.
        limit: Most characters to return (count); more are cut after a whole word, if there is one
            in the second half, with “…” at the end.
    """
    text = body[: limit * 4 + 400]
    for pattern, words in _MARKS:
        text = pattern.sub(words, text)
    words = " ".join(text.split())
    if len(words) <= limit:
        return words
    end = words.rfind(" ", limit // 2, limit)
    return words[: end if end > 0 else limit - 1].rstrip(" ,;:.") + "…"
