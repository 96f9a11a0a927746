"""Front matter: the fields between two `---` lines at the top of a text.

Ours is YAML in which every value is written as JSON, or is a plain word, a day or a number, so
that it can be read line by line. Other people's YAML, and the TOML of Hugo (`+++`), is read too.
Scalars stay text whatever YAML would make of them: `no` is “no”, `12:30` is “12:30”, `1.10` is
“1.10” and a day is what was typed. `null`, or nothing, is the empty text. Only whole numbers
without quotes (`7`, `-7`, but not `007`) come as numbers.
"""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from journal.errors import InputRefused, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MAX_SIZE = 65_536
"""Most bytes of front matter, in UTF-8."""

_DEEPEST = 100  # lists within lists: the same for every Python and every parser

_EOL = r"(?:\r\n|\n|\r|\Z)"
_OPENING = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_CLOSING = {
    "---": re.compile(rf"[\r\n](?:---|\.\.\.)[ \t]*{_EOL}"),
    "+++": re.compile(rf"[\r\n]\+\+\+[ \t]*{_EOL}"),
}
_FIELD = re.compile(
    r"([A-Za-z_][A-Za-z0-9_-]*):(?:[ ]+(?:(?=[\"\[{])|([A-Za-z0-9_-]+(?=[ \t\r\n]|\Z))))?"
)
_LINE_END = re.compile(rf"[ \t]*{_EOL}")
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_NOTHING = ("", "~", "null", "Null", "NULL")
_YAML_WORDS = frozenset("y yes n no on off true false null".split())  # noqa: SIM905
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def split(text: str) -> tuple[dict[str, Any] | None, str]:
    """Part a text into its front matter and its body; the body stays as it is to the byte.

    Values are texts, whole numbers, and lists and dictionaries of these. A text that has no
    front matter, or opens it and never closes it, or begins with a mere horizontal rule, comes
    back whole with None.

    Raises:
        InputRefused: The front matter is no YAML or TOML, is larger than `MAX_SIZE`, names a
            field twice, or uses anchors, aliases, merges or tags.
    """
    opening = _OPENING.match(text)
    if not opening:
        return None, text
    first = opening.end()
    closing = _CLOSING[opening[1]].search(text, first - 1)
    if not closing:
        return None, text
    header = text[first : closing.start() + 1]
    fields = _lines(header) if opening[1] == "---" else None
    if fields is None:
        if len(header.encode("utf-8", "surrogatepass")) > MAX_SIZE:
            if not _FIELD.match(header):
                return None, text
            raise InputRefused(f"The front matter is larger than {MAX_SIZE // 1024} kB.")
        fields = _yaml(header) if opening[1] == "---" else _toml(header)
    return (None, text) if fields is None else (fields, text[closing.end() :])


def dump(fields: Mapping[str, object]) -> str:
    """Write front matter, its two `---` lines included; a body may follow at once.

    Days (`date`), members of enumerations and whole numbers stand as they are; every other value
    is JSON, on one line, with what YAML does not take in a quoted text escaped. Empty values are
    written too: leave them out before.
    """
    lines = (f"{_key(name)}: {_value(value)}\n" for name, value in fields.items())
    return "".join(("---\n", *lines, "---\n"))


def _key(name: str) -> str:
    plain = _FIELD.fullmatch(name + ":") and name.lower() not in _YAML_WORDS
    return name if plain else _json(name)


def _value(value: object) -> str:
    if isinstance(value, Enum) and isinstance(value, str) and _PLAIN.fullmatch(value):
        return value.value if value.lower() not in _YAML_WORDS else _json(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return _json(value)


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, default=_instant)
    return _NOT_IN_YAML.sub(lambda c: f"\\u{ord(c[0]):04x}", text)


def _instant(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in front matter")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InputRefused(f"The front matter has “{shown(twice, 60)}” twice.")
    return fields


_DECODER: Any = json.JSONDecoder(object_pairs_hook=_once, parse_float=str, parse_constant=str)
_scan: Callable[[str, int], tuple[Any, int]] = _DECODER.scan_once


def _lines(header: str) -> dict[str, Any] | None:
    """Read front matter as `dump` writes it, or None where a line is anything else."""
    if len(header) * 4 > MAX_SIZE and len(header.encode("utf-8", "surrogatepass")) > MAX_SIZE:
        return None
    pairs: list[tuple[str, Any]] = []
    at = 0
    try:
        while at < len(header):
            field = _FIELD.match(header, at)
            if not field:
                return None
            value, at = _field_value(header, field)
            pairs.append((field[1], value))
            if header.startswith("\n", at):
                at += 1
            elif end := _LINE_END.match(header, at):
                at = end.end()
            else:
                return None
    except (StopIteration, ValueError, RecursionError):
        return None
    return _once(pairs)


def _field_value(header: str, field: re.Match[str]) -> tuple[Any, int]:
    """The value of a field as `dump` writes it, and where it ends."""
    at, plain = field.end(), field[2]
    if plain is not None:
        if not (_PLAIN.fullmatch(plain) or _NUMBER.fullmatch(plain)):
            raise ValueError(plain)
        return _scalar(plain), at
    if header[at : at + 1] not in ('"', "[", "{"):
        return "", at
    value, at = _scan(header, at)
    return value if type(value) is str else _as_text(value), at


def _scalar(text: str) -> str | int:
    """What stands there without quotes."""
    if text in _NOTHING:
        return ""
    return int(text) if _NUMBER.fullmatch(text) else text


def _as_text(value: Any) -> Any:
    """The same with everything but whole numbers, lists and dictionaries as text."""
    if isinstance(value, list):
        return [item if type(item) is str else _as_text(item) for item in value]
    if isinstance(value, dict):
        return {name: _as_text(item) for name, item in value.items()}
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, (str, int)):
        return value
    return value.isoformat()  # the days and times of TOML


def _yaml(header: str) -> dict[str, Any] | None:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        events = yaml.parse(header, Loader=loader)
        value = _document(events)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 2}" if mark else ""
        problem = shown(getattr(error, "problem", None) or "it is no YAML", 120)
        if "nesting depth" in problem:  # some versions of the parser have a limit of their own
            raise _too_deep() from None
        raise InputRefused(f"The front matter cannot be read{where}: {problem}.") from None
    except RecursionError:
        raise _too_deep() from None
    except ValueError:
        raise InputRefused("The front matter holds characters that YAML does not take.") from None
    if value in ("", None):
        return {}
    return value if isinstance(value, dict) else None


def _too_deep() -> InputRefused:
    return InputRefused("The front matter cannot be read: it is nested too deeply.")


def _document(events: Iterator[Any]) -> Any:
    import yaml

    value: Any = None
    for event in events:
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.AliasEvent)):
            value = _node(event, events)
    return value


def _node(event: Any, events: Iterator[Any], depth: int = 0) -> Any:
    """Build what an event begins; nothing of it is ever constructed as an object."""
    import yaml

    if depth > _DEEPEST:
        raise _too_deep()
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise InputRefused("The front matter uses anchors or aliases, which are not taken in.")
    if event.tag is not None:
        raise InputRefused(f"The front matter uses a tag, “{shown(event.tag, 60)}”: not taken in.")
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event.value) if event.implicit[0] else event.value
    if isinstance(event, yaml.SequenceStartEvent):
        return [_node(e, events, depth + 1) for e in _until(events, yaml.SequenceEndEvent)]
    keys = _until(events, yaml.MappingEndEvent)
    return _once([(_name(key), _node(next(events), events, depth + 1)) for key in keys])


def _until(events: Iterator[Any], end: type) -> Iterator[Any]:
    for event in events:
        if isinstance(event, end):
            return
        yield event


def _name(event: Any) -> str:
    import yaml

    if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
        raise InputRefused("The front matter has something other than a word as a field's name.")
    if event.value == "<<" and event.implicit[0]:
        raise InputRefused("The front matter uses merges (“<<”), which are not taken in.")
    return str(event.value)


def _toml(header: str) -> dict[str, Any]:
    import tomllib

    try:
        fields = tomllib.loads(header.replace("\r\n", "\n").replace("\r", "\n"), parse_float=str)
    except RecursionError:
        raise _too_deep() from None
    except ValueError as error:
        raise InputRefused(f"The front matter cannot be read: {shown(error, 120)}.") from None
    read: dict[str, Any] = _as_text(fields)
    return read
