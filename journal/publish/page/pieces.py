"""Rendered Markdown as the sections, scrolling tables and footnotes of a page."""

from __future__ import annotations

import re

_DIRECTED = re.compile(r"<(ul|ol|blockquote|table)([ >])")
_TABLE = re.compile(r'<table dir="auto">(.*?)</table>', re.DOTALL)
_LONE_IMAGE = re.compile(r"<p>(<img [^>]*>)</p>(?:\s*<p><em>([^<]*)</em></p>)?")
_MARK = re.compile(r"\[\[|%%|\|\|")
_HEADING = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)
_NOTES = '<div class="footnote">\n<hr>\n'
_BACK = re.compile(
    r'<a class="footnote-backref" href="([^"]*)" title="Jump back to footnote (\d+) in the text">'
)
_END_OF_NOTES = re.compile(r"</ol>\n</div>\s*$")


def laid_out(html: str) -> str:
    """Give tables room to scroll in and pictures a figure, and let keys scroll long code."""
    html = _DIRECTED.sub(r'<\1 dir="auto"\2', html)  # right to left where its words are
    html = _TABLE.sub(_table, html)
    html = _LONE_IMAGE.sub(_figure, html)
    return html.replace('<pre class="code">', '<pre class="code" tabindex="0">')


def without_marks(html: str) -> str:
    """Write what looks like a mark of the journal's as characters by number."""
    return _MARK.sub(lambda mark: f"&#{ord(mark[0][0])};" * 2, html)


def sections(html: str) -> tuple[str, dict[str, str]]:
    """Make a section of every second-level heading, and one of the footnotes.

    Returns:
        The sections, and their headings (HTML) by id.
    """
    html, _, notes = html.partition(_NOTES)
    before, *parts = _HEADING.split(html)
    headings = {f"section-{n}": heading for n, heading in enumerate(parts[::2], 1)}
    made = [before.strip()] if before.strip() else []
    for (name, heading), inside in zip(headings.items(), parts[1::2], strict=True):
        title = f'<h2 id="{name}-heading">{heading}</h2>'
        made.append(
            f'<section id="{name}" aria-labelledby="{name}-heading">\n{title}\n{inside.strip()}\n'
            "</section>"
        )
    if notes:
        made.append(_footnotes(notes))
    return "\n".join(made), headings


def _figure(image: re.Match[str]) -> str:
    """A picture, and the line in italics after it, which says whose it is."""
    caption = f"<figcaption>{image[2]}</figcaption>" if image[2] else ""
    return f"<figure>{image[1]}{caption}</figure>"


def _table(table: re.Match[str]) -> str:
    inside = re.sub(r"<th(?=[ >])", '<th scope="col"', table[1])
    first = re.search(r"<th[^>]*>(.*?)</th>", inside, re.DOTALL)
    words = re.sub(r"<[^>]*>", "", first[1]).strip() if first else ""
    label = f"Table: {words}".removesuffix(": ").replace('"', "&quot;")
    return (
        f'<div class="table" role="group" tabindex="0" aria-label="{label}">'
        f'<table dir="auto">{inside}</table></div>'
    )


def _footnotes(notes: str) -> str:
    """The footnotes, each with a way back that says in words where it goes."""
    notes = _END_OF_NOTES.sub("</ol>", notes)
    notes = _BACK.sub(
        r'<a class="footnote-backref" role="doc-backlink" href="\1" '
        r'aria-label="Back to where note \2 stands">',
        notes,
    )
    return (
        '<section class="footnotes" role="doc-endnotes" aria-labelledby="footnotes-heading">\n'
        f'<h2 id="footnotes-heading">Where this comes from</h2>\n{notes.strip()}\n</section>'
    )
