"""Where the post goes: the layout, front matter and escapes of each kind of site.

A profile escapes what its site would act on. Outside code a brace becomes a character reference,
which ends shortcodes, Liquid and attribute lists alike; inside code, where a reference would be
shown as it is, each site has a way of its own.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.errors import InputRefused, shown
from journal.publish.passages import code_pieces, escaped

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_SHORTCODE = re.compile(
    r"\{\{(?:<(?P<angle>(?:(?!\*/|\{\{[<%]|>\}\}).)+)>\}\}|%(?P<percent>(?:(?!\*/|\{\{[<%]|%\}\}).)+)%\}\}"
    r"|(?=[<%]))",
    re.DOTALL,
)
_MARK = re.compile(r"\[\[|%%|\|\|")
_LIQUID = re.compile(r"\{[{%]")


@dataclass(frozen=True, slots=True)
class About:
    """What the front matter says of a post. All texts are plain public words."""

    title: str
    summary: str
    team: str
    day: date
    first: date
    last: date
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of site.

    Attributes:
        name: How it is asked for.
        page: The path of the page, with `{day}` and `{slug}` in it.
        folder: The folder of pictures in what is written, ending in `/` or empty.
        link: What stands before the name of a picture in the Markdown.
        escape: Takes the body of the page and makes it safe for the site.
        front: Gives what stands before the body.
    """

    name: str
    page: str
    folder: str
    link: str
    escape: Callable[[str], str]
    front: Callable[[About], str]


def find(name: str) -> Profile:
    """The profile of a name.

    Raises:
        InputRefused: There is none of that name.
    """
    if name not in PROFILES:
        raise InputRefused(f"“{shown(name)}” is no profile; there are {', '.join(PROFILES)}.")
    return PROFILES[name]


def _unchanged(body: str) -> str:
    return body


def _for_hugo(body: str) -> str:
    return _outside_code(body, lambda piece: _SHORTCODE.sub(_shortcode, piece))


def _for_jekyll(body: str) -> str:
    return _outside_code(body, lambda piece: _LIQUID.sub(lambda m: f'{{{{ "{m[0]}" }}}}', piece))


def _shortcode(found: re.Match[str]) -> str:
    """What Hugo shows as the shortcode itself; a lone opening gets a space, or Hugo would stop."""
    if found["angle"]:
        return f"{{{{</*{found['angle']}*/>}}}}"
    if found["percent"]:
        return f"{{{{%/*{found['percent']}*/%}}}}"
    return "{ {"


def _outside_code(body: str, in_code: Callable[[str], str]) -> str:
    if "{" not in body:
        return body
    parts: list[str] = []
    last = 0
    for piece in code_pieces(body):
        parts.append(body[last : piece.start].replace("{", "&#123;"))
        parts.append(in_code(body[piece.start : piece.end]))
        last = piece.end
    return "".join([*parts, body[last:].replace("{", "&#123;")])


def _heading(about: About) -> str:
    return f"# {escaped(about.title)}\n\n"


def _hugo_front(about: About) -> str:
    return _yaml(
        title=about.title,
        date=about.day,
        description=about.summary,
        tags=list(about.tags),
        params={"team": about.team, "period": [f"{about.first}", f"{about.last}"]},
    )


def _jekyll_front(about: About) -> str:
    return _yaml(
        layout="post",
        title=about.title,
        date=about.day,
        description=about.summary,
        author=about.team,
        tags=list(about.tags),
    )


def _yaml(**fields: object) -> str:
    """Front matter without its empty fields; the values are JSON, which every YAML parser reads."""
    lines = [
        f"{name}: {value if hasattr(value, 'isoformat') else _json(value)}"
        for name, value in fields.items()
        if value
    ]
    return "\n".join(["---", *lines, "---", "", ""])


def _json(value: object) -> str:
    """A value as JSON, with nothing in its texts that looks like a mark of the journal's."""
    text = json.dumps(value, ensure_ascii=False)
    return _MARK.sub(lambda mark: f"\\u{ord(mark[0][0]):04x}" * 2, text)


PROFILES = {
    profile.name: profile
    for profile in (
        Profile("plain", "README.md", "images/", "images/", _unchanged, _heading),
        Profile("hugo", "index.md", "", "", _for_hugo, _hugo_front),
        Profile(
            "jekyll", "_posts/{day}-{slug}.md", "assets/{slug}/", "/assets/{slug}/",
            _for_jekyll, _jekyll_front,
        ),
    )
}  # fmt: skip
"""Every profile by name."""
