"""Where the post goes: the layout, front matter and escapes of each kind of site.

A profile is a small table (`NAME.toml`) and a template (`NAME.j2`). Those that come with the
program lie with its resources; a team's own lie in its settings and go before ours of the same
name.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from journal import assets, paths
from journal.errors import InputRefused, Refused, StorageError, shown
from journal.files import slug
from journal.publish.sites import templates
from journal.publish.sites.escapes import ESCAPES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

PROFILES = ("plain", "hugo", "jekyll", "devto", "ghost")
"""The profiles that come with the program, in the order in which they are offered."""

PICTURES = "pictures:"
"""What stands before the name of a picture in a body that has no site yet."""

_TAKEN = "page"  # `page.binding.PROFILE`
_PAGES = (".md", ".markdown", ".html", ".json", ".txt")
_NAME = re.compile(r"[\w-]{1,60}")
_HOLE = re.compile(r"\{(\w*)\}|[{}]")
_MOST = 200_000  # bytes of a table or a template
_TABLE: dict[str, type] = {
    "title": str, "about": str, "page": str, "folder": str, "link": str, "body": str,
    "escape": str, "tags": int, "plain_tags": bool, "upload": bool,
}  # fmt: skip
_NO_PATH = re.compile(r"^/|\\|(?:^|/)\.{1,2}(?:/|$)|//|[\x00-\x1f:]")
_NO_LINK = re.compile(r"[\s()<>\"'\\]")


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
    """A kind of site. In `page`, `folder` and `link`, `{day}`, `{year}` and `{slug}` are filled in.

    Attributes:
        name: How it is asked for.
        title: What it is called.
        about: What it makes, in a sentence.
        page: The path of the page.
        folder: The folder of pictures in what is written, ending in `/` or empty.
        link: What stands before the name of a picture in the page: an address, or empty.
        body: What the template gets as `body`: `markdown` or `html`.
        escape: One of `escapes.ESCAPES`.
        tags: Most tags (count).
        plain_tags: Whether tags consist of lower-case letters and digits alone.
        upload: Whether a picture must have an address of its own to be shown.
        template: What the page is made of.
        place: The file of the template, if somebody wrote it; None where it is ours.
    """

    name: str
    title: str
    page: str
    about: str = ""
    folder: str = ""
    link: str = ""
    body: str = "markdown"
    escape: str = "none"
    tags: int = 5
    plain_tags: bool = False
    upload: bool = False
    template: str = ""
    place: Path | None = None

    def placed(self, day: date, name: str) -> Profile:
        """The profile for the post of a day that goes by a name in addresses."""
        holes = {"day": f"{day}", "year": f"{day.year}", "slug": name}
        page, folder, link = (_in_holes(t, holes) for t in (self.page, self.folder, self.link))
        return replace(self, page=page, folder=folder, link=link)

    def tag(self, tag: str) -> str:
        """A tag as the site wants it; empty where nothing is left of it."""
        if not self.plain_tags:
            return tag
        kept = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", tag).casefold()))
        return kept if len(kept) <= 30 else ""

    def text(self, about: About, body: str) -> str:
        """The page.

        Args:
            about: What the front matter says.
            body: The body in Markdown, its pictures after `PICTURES`.

        Raises:
            Refused: Something is wrong with a template that somebody wrote.
        """
        fields = {
            "title": about.title, "summary": about.summary, "team": about.team,
            "day": f"{about.day}", "first": f"{about.first}", "last": f"{about.last}",
            "tags": list(about.tags), "slug": slug(about.title),
            "slugs": [slug(tag) for tag in about.tags],
            "milliseconds": (about.day.toordinal() - 719_163) * 86_400_000,
            "body": self._body(body).rstrip("\n"),
        }  # fmt: skip
        if self.place:
            text = templates.filled_apart(self.template, fields, self.place)
        else:
            text = templates.filled(self.template, fields)
        return text.rstrip("\n") + "\n"

    def bare(self) -> Profile:
        """The profile without the words of a template that somebody wrote."""
        return replace(self, template="{{ body }}", place=None) if self.place else self

    def _body(self, markdown: str) -> str:
        if self.body == "html":
            from journal.publish.sites.cards import html

            return html(markdown, PICTURES, self.link)
        placed = markdown.replace(f"]({PICTURES}", f"]({self.link}")
        return ESCAPES[self.escape](placed)


def own_folder() -> Path:
    """Where a team's own profiles lie: `NAME.toml` and `NAME.j2` each."""
    return paths.config_dir() / "profiles"


def names() -> list[str]:
    """The names of all profiles, ours first."""
    folder = own_folder()
    own = sorted(path.stem for path in folder.glob("*.toml")) if folder.is_dir() else []
    return [*PROFILES, *(name for name in own if name not in PROFILES)]


def find(name: str, images_at: str = "") -> Profile:
    """The profile of a name; a team's own goes before ours of the same name.

    Args:
        name: What it is called.
        images_at: The address below which its pictures will lie, where its own will not do.

    Raises:
        InputRefused: There is none of that name, or `images_at` is no address.
        Refused: Its table says something that a profile cannot say; the sentence says where.
        StorageError: A file of it cannot be read.
    """
    known = {each.casefold(): each for each in reversed(names())}
    given, name = name, known.get(name.casefold(), "")
    if not name:
        raise InputRefused(
            f"“{shown(given)}” is no profile; there are {', '.join((*names(), _TAKEN))}. "
            "`journal review --profiles` says how to make one."
        )
    own, ours = own_folder() / f"{name}.toml", assets.path(f"profiles/{name}.toml")
    profile = _read(name, own if own.is_file() else ours)
    if images_at:
        profile = replace(profile, link=_address(images_at))
    written = own.with_suffix(".j2")
    if own.is_file() and (written.exists() or name not in PROFILES):
        return replace(profile, template=_content(written), place=written)
    return replace(profile, template=_content(ours.with_suffix(".j2")))


def copy(name: str, new: str) -> Path:
    """Copy a profile of ours to where a team's own lie, to be changed there.

    Returns:
        The table; the template lies beside it.

    Raises:
        InputRefused: There is none of that name, or `new` is no name for a profile.
        Refused: There is a profile of the new name.
        StorageError: The system refused to write.
    """
    if name not in PROFILES:
        raise InputRefused(
            f"“{shown(name)}” did not come with the program: {', '.join(PROFILES)} did."
        )
    if not _NAME.fullmatch(new):
        raise InputRefused(f"“{shown(new)}” is no name: take letters, digits and hyphens.")
    folder = own_folder()
    if new.casefold() == _TAKEN:
        raise Refused(f"“{new}” is the single page, which has no template: take another name.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for end in ("j2", "toml"):
            with (folder / f"{new}.{end}").open("x", encoding="utf-8", newline="\n") as file:
                file.write(assets.text(f"profiles/{name}.{end}"))
    except FileExistsError:
        raise Refused(f"There is a profile “{new}” in {shown(folder)} already.") from None
    except OSError as error:
        raise StorageError(f"{shown(folder)} cannot be written to ({error.strerror}).") from None
    return folder / f"{new}.toml"


def _read(name: str, path: Path) -> Profile:
    text = _content(path)
    try:
        given = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused(f"{shown(path)}: this is not TOML ({shown(error, 80)}).") from None
    for key, words in _faults(given):
        line = next(
            (n for n, row in enumerate(text.split("\n"), 1) if re.match(rf"\s*{key}\b", row)), 0
        )
        raise Refused(f"{shown(path)}{f', line {line}' if line else ''}: {words}.")
    return Profile(name, **given)


def _faults(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What is wrong with a table: the key, and the words for it."""
    return [
        *(
            (re.escape(key), f"there is no field “{shown(key, 40)}” ({', '.join(_TABLE)} are)")
            for key in given
            if key not in _TABLE
        ),
        *(
            (key, f"the field “{key}” is missing")
            for key in ("title", "page")
            if not given.get(key)
        ),
        *(
            (key, f"“{key}” is not {_KINDS[kind]}")
            for key, kind in _TABLE.items()
            if key in given and type(given[key]) is not kind
        ),
        *_wrong_values({key: value for key, value in given.items() if type(value) is str}),
    ]


_KINDS = {str: "a text", int: "a whole number", bool: "true or false"}


def _wrong_values(given: Mapping[str, str]) -> list[tuple[str, str]]:
    found = []
    for key in ("page", "folder", "link"):
        value = given.get(key, "")
        for hole in _HOLE.finditer(value):
            if hole[1] not in ("day", "year", "slug"):
                words = "{day}, {year} and {slug} can be filled in"
                found.append((key, f"“{shown(hole[0])}” cannot stand in “{key}”; {words}"))
        if key != "link" and _NO_PATH.search(value):
            found.append((key, f"“{shown(value, 60)}” is no path inside the post's folder"))
    if not given.get("page", ".md").endswith(_PAGES):
        found.append(("page", f"a page ends in {', '.join(_PAGES[:-1])} or {_PAGES[-1]}"))
    if not given.get("folder", "/").endswith("/") and given["folder"]:
        found.append(("folder", "a folder ends in “/”"))
    if _NO_LINK.search(given.get("link", "")):
        found.append(("link", "“link” holds a character that no address has"))
    for key, allowed in (("body", ("markdown", "html")), ("escape", tuple(ESCAPES))):
        if given.get(key, allowed[0]) not in allowed:
            found.append((key, f"“{key}” is one of {', '.join(allowed)}"))
    return found


def _address(given: str) -> str:
    """An address of the web, ending in `/`."""
    if not re.match(r"https?://[\w.-]+(?:[:/]|$)", given) or _NO_LINK.search(given):
        raise InputRefused(f"“{shown(given, 80)}” is no address such as https://example.org/2026/.")
    if _HOLE.search(given):
        raise InputRefused(f"“{shown(given, 80)}” holds a brace, and no address does.")
    return given.rstrip("/") + "/"


def _content(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StorageError(f"{shown(path)} cannot be read ({error.strerror}).") from None
    if len(data) > _MOST:
        raise Refused(f"{shown(path)} has more than {_MOST:,} bytes.")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except ValueError:
        raise Refused(f"{shown(path)} is not written in UTF-8.") from None


def _in_holes(text: str, values: Mapping[str, str]) -> str:
    return _HOLE.sub(lambda hole: values[hole[1]], text)
