"""The Markdown dialect of the journal, as a python-markdown parser.

CommonMark as far as python-markdown goes, with tables, footnotes, task lists, `~~struck out~~`
and bare web addresses. HTML is text. Code and spans never get here: tokens stand for them
(see `tokens`), which the last step, `Placing`, puts where they belong.
"""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor
from markdown.inlinepatterns import InlineProcessor, SubstituteTagInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from journal.text.tokens import Part, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_EXTENSIONS = (
    "tables", "footnotes", "sane_lists", "pymdownx.tilde", "pymdownx.tasklist",
)  # fmt: skip
_CONFIGS = {
    "pymdownx.tilde": {"subscript": False},
    "tables": {"use_align_attribute": True},
}
_SIGN = r"[^\s<>\"()\x02\x03]"
_ADDRESS = (
    rf"(?<![\w/])(https?://(?:{_SIGN}|\({_SIGN}*\))*(?:(?![.,;:!?'*_~]){_SIGN}|\({_SIGN}*\)))"
)


class Parser(Markdown):
    """A parser with the tokens of the text that it is at work on."""

    tokens: Tokens
    image: Callable[[str], str | None]

    def html(self, text: str, tokens: Tokens, image: Callable[[str], str | None]) -> str:
        """Turn a text with tokens into HTML with tokens.

        Args:
            text: In the form that `lists.normal` gives.
            tokens: Those that the text holds.
            image: Gives the address under which an image is shown, or None to show its words.
        """
        self.tokens, self.image = tokens, image
        self.reset()
        return self.convert(text)


def parser() -> Parser:
    """Make a parser; it serves one thread, for one text after the other."""
    made = Parser(extensions=list(_EXTENSIONS), extension_configs=_CONFIGS, tab_length=4)
    for name in ("html_block", "normalize_whitespace"):
        made.preprocessors.deregister(name)
    made.parser.blockprocessors.deregister("code")
    made.parser.blockprocessors.register(_Heading(made.parser), "hashheader", 70)
    made.parser.blockprocessors.register(_Underlined(made.parser), "setextheader", 60)
    made.ESCAPED_CHARS = list(string.punctuation)
    for name in ("backtick", "html"):
        made.inlinePatterns.deregister(name)
    made.inlinePatterns.register(_Address(_ADDRESS, made), "address", 115)
    made.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash", 185)
    made.treeprocessors.register(_Placing(made), "placing", 15)
    return made


class _Heading(HashHeaderProcessor):
    """A heading needs a space after its `#`: `#tag` is none."""

    RE = re.compile(
        r"(?:^|\n) {0,3}(?P<level>#{1,6})(?P<header>(?:[ \t][^\n]*?)?)(?:[ \t]+#+)?[ \t]*(?:\n|$)"
    )


class _Underlined(BlockProcessor):
    """A heading underlined with `=` or `-`; neither an item of a list nor a quotation is one."""

    RE = re.compile(
        r"""(?P<text>(?!\ {0,3}(?:[-+*]|[0-9]+\.|>)(?:\ |\n))[^\n]+(?:\n[^\n]+)*?)
        \n\ {0,3}(?P<mark>=+|-+)\ *(?:\n|$)""",
        re.VERBOSE,
    )

    def test(self, parent: Element, block: str) -> bool:
        """Whether the block begins with such a heading."""
        return self.RE.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make it; what follows it in the block is read next."""
        block = blocks.pop(0)
        if found := self.RE.match(block):
            heading = SubElement(parent, "h1" if found["mark"][0] == "=" else "h2")
            heading.text = "\n".join(line.strip() for line in found["text"].split("\n"))
            if block[found.end() :]:
                blocks.insert(0, block[found.end() :])


class _Address(InlineProcessor):
    """A bare web address is a link."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        link = Element("a", href=m[1])
        link.text = AtomicString(m[1])
        return link, m.start(), m.end()


class _Placing(Treeprocessor):
    """Put tokens where they can stand, mark what is private, and show only images we hold."""

    md: Parser

    def run(self, root: Element) -> None:
        """Walk over the whole text in the order in which it is read."""
        self._hidden: list[str] = []
        self._wrap = {
            name: self.md.tokens.put(Part(html=opening))
            for name, opening in self.md.tokens.marks.items()
        }
        self._unwrap = self.md.tokens.put(Part(html="</span>"))
        self._place(root, in_link=False)

    def _place(self, element: Element, *, in_link: bool) -> None:
        in_link = in_link or element.tag == "a"
        for name, value in element.attrib.items():
            if "\x02" in value:
                element.set(name, self.md.tokens.restored(value, lambda part: part.source))
        if element.tag == "img":
            self._show(element, in_link=in_link)
        element.text = self._text(element.text, in_link=in_link)
        for child in element:
            self._place(child, in_link=in_link)
            child.tail = self._text(child.tail, in_link=in_link)

    def _show(self, image: Element, *, in_link: bool) -> None:
        source, words = image.get("src", ""), image.get("alt", "")
        address = self.md.image(source)
        if address is not None:
            image.set("src", address)
            return
        image.attrib.clear()
        image.text = words or source
        image.tag = "span"
        if not in_link and source.startswith(("http://", "https://")):
            image.tag = "a"
            image.set("href", source)

    def _text(self, text: str | None, *, in_link: bool) -> str | None:
        if not text or not (self._hidden or "\x02" in text):
            return text
        return "".join(self._pieces(text, in_link=in_link))

    def _pieces(self, text: str, *, in_link: bool) -> Iterator[str]:
        done = 0
        for match in self.md.tokens.pattern.finditer(text):
            yield self._marked(text[done : match.start()])
            done = match.end()
            part = self.md.tokens.part(match)
            if part.opens:
                self._hidden.append(part.hides)
            elif part.hides:
                self._hidden = [kind for kind in self._hidden if kind != part.hides]
            elif part.block:
                yield match[0]
            elif in_link and part.linked:
                yield self._marked(self.md.tokens.put(Part(html=part.linked)))
            else:
                yield self._marked(match[0])
        yield self._marked(text[done:])

    def _marked(self, text: str) -> str:
        if not self._hidden or not text.strip():
            return text
        kind = "private" if "private" in self._hidden else "redacted"
        return f"{self._wrap[kind]}{text}{self._unwrap}"
