"""The text of a file: fields and a body, or a line of JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NoReturn

from journal.errors import InputRefused, shown
from journal.text import frontmatter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONG = re.compile(r'^([a-z_]+): (["\[{].{4000,})\n', re.MULTILINE)


def filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that are not empty."""
    return {name: value for name, value in fields.items() if value or type(value) is int}


def front_matter(fields: Mapping[str, Any]) -> str:
    """Front matter of the fields that are not empty."""
    return frontmatter.dump(filled(fields))


def parted(text: str) -> tuple[dict[str, Any], str]:
    """Part a file into its fields and its body.

    The empty line between the two and the end of the last line belong to neither. A field may be
    longer than front matter is allowed to be elsewhere (a hub of a thousand links): such a line
    can only be JSON and is read apart.

    Raises:
        InputRefused: There is no front matter, or it cannot be read.
    """
    long: list[tuple[str, str]] = []
    end = text.find("\n---\n", 3)
    if end > frontmatter.MAX_SIZE // 4:  # a character is four bytes at most
        long = _LONG.findall(text[: end + 1])
        text = _LONG.sub("", text[: end + 1]) + text[end + 1 :]
    fields, body = frontmatter.split(text)
    if fields is None:
        raise InputRefused("there is no front matter (fields between two lines of ---)")
    for name, value in long:
        if name in fields:
            raise InputRefused(f"the front matter has “{name}” twice")
        fields[name] = loads(value)
    newline = "\r\n" if text.startswith(("---\r\n", "\ufeff---\r\n")) else "\n"
    return fields, body.removeprefix(newline).removesuffix(newline)


def listed(items: Iterable[Mapping[str, Any]]) -> str:
    """A file that is a list of items, each with its fields that are not empty."""
    return "".join(_item(fields) for fields in items) or "[]\n"


def unlisted(text: str, noun: str) -> list[dict[str, Any]]:
    """The fields of each item of such a file.

    Args:
        text: The file.
        noun: What the items are, in a sentence.

    Raises:
        InputRefused: It is no such list.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if text.strip() in ("", "[]"):
        return []
    head, *items = re.split(r"^- ", text, flags=re.MULTILINE)
    if head.strip() and not all(line.startswith("#") for line in head.splitlines() if line):
        raise InputRefused(f"a list of {noun} belongs here, each beginning with “- id: ”")
    return [_fields(item.replace("\n  ", "\n"), noun) for item in items]


def loads(line: str) -> Any:
    """Read one JSON value strictly.

    Raises:
        InputRefused: It is no JSON, has a name twice, or nests too deeply.
    """
    try:
        return _DECODER.decode(line)
    except (ValueError, RecursionError) as error:
        raise InputRefused(f"this is not JSON ({shown(error, 80)})") from None


def _item(fields: Mapping[str, Any]) -> str:
    lines = front_matter(fields).removeprefix("---\n").removesuffix("---\n")
    return "- " + lines.rstrip("\n").replace("\n", "\n  ") + "\n"


def _fields(item: str, noun: str) -> dict[str, Any]:
    fields, rest = frontmatter.split(f"---\n{item.rstrip()}\n---\n")
    if fields is None or rest:
        raise InputRefused(f"“{shown(item, 60)}” are not the fields of one of the {noun}")
    return fields


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError("a name is there twice")
    return fields


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is not a whole number")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_constant=_no_number, parse_float=_no_number
)
