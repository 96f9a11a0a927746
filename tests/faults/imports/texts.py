"""Hostile text files, made on the spot: JSON and Markdown that is deep, long, false or foul."""

import json
from functools import partial
from itertools import pairwise

_ENTRY = {"title": "t", "happened_on": "2026-01-01"}
_DEEP = 100_000
_DAYS = (
    "0001-01-01", "9999-12-31T23:59:59.999999+14:00", "10000-01-01", "-001-01-01", "2024-02-30",
    "2026-13-01", "now", "1e99", "",
)  # fmt: skip


def cases():
    """Give each file as a name and what makes its bytes."""
    for some in (_json(), _front_matter(), _markdown()):
        yield from ((name, partial(bytes, content)) for name, content in some)


def _json():
    yield "deep.json", b"[" * _DEEP + b"]" * _DEEP
    yield "deep-object.json", b'{"a":' * _DEEP + b"1" + b"}" * _DEEP
    yield "not-numbers.json", b'[{"title":"t","at":NaN,"x":Infinity,"y":-1e999}]'
    yield "big-number.json", b'[{"title":"t","n":' + b"9" * 100_000 + b"}]"
    yield "surrogate.json", b'[{"title":"\\ud800 lone"}]'
    yield "nul.json", b'[{"title":"a\\u0000b"}]'
    yield "twice.json", b'[{"title":"a","title":"b"}]'
    yield "latin-1.json", b'[{"title":"caf\xe9"}]'
    yield "utf-16.json", json.dumps([_ENTRY]).encode("utf-16")
    yield "mark.json", b"\xef\xbb\xbf" + json.dumps([_ENTRY]).encode()
    yield "types.json", _entries({"title": 1}, {"title": None}, [], "x", {"title": {"a": []}})
    yield "text.json", b'"x"'
    yield "empty.json", b""
    yield "ids.json", _entries(*({"id": i} for i in ("'; DROP TABLE entry;--", "../x", None, -1)))
    yield "days.json", _entries(*({"happened_on": day} for day in _DAYS))
    yield "long-title.json", _entries({"title": "x" * 5_000_000})
    yield "lines.json", _entries({"title": "a\r\nb\u2028c\u0085d"})
    yield "terminal.json", _entries({"title": "\u202egpj.exe\u2066 \x1b[31m red \x1b]0;own\x07"})
    yield "late.json", _entries(*[_ENTRY] * 5, {"title": "\ud800"})


def _front_matter():
    yield "tag.md", _front("title: !!python/object/apply:os.system ['touch escaped.md']")
    yield "laughs.md", _front(laughs() + "title: *i")
    yield "loop.md", _front("title: t\nx: &a [*a]")
    yield "types.md", _front("title: [1, 2]\nhappened_on: 2026-02-30\ntags: {a: b}")
    yield "norway.md", _front("title: no\nhappened_on: 12:30:45\nver: 1.10")
    yield "unclosed.md", b"---\ntitle: x\n"
    yield "script.md", _front("title: <script>alert(1)</script>", "<img src=x onerror=alert(1)>\n")


def _markdown():
    yield "quotes.md", b">" * 20_000 + b" x\n"
    yield "lists.md", b"".join(b"  " * n + b"- x\n" for n in range(1_500))
    yield "brackets.md", b"[" * 50_000 + b"\n"
    yield "emphasis.md", b"*a_ " * 20_000
    yield "ticks.md", b"`" * 30_001 + b" x\n"
    yield "references.md", b"[a]: b\n" * 20_000
    yield "table.md", b"|a" * 5_000 + b"|\n" + b"|-" * 5_000 + b"|\n"
    yield "nul.md", b"a\0b\n"
    yield "bytes.md", bytes(range(256)) * 400
    yield "returns.md", b"# t\rbody\r"
    yield "utf-16.md", "# t\nż\n".encode("utf-16")
    yield "long-line.md", b"x" * 5_000_000


def laughs():
    """YAML whose every line is nine times the one before."""
    names = "abcdefghi"
    lines = [f"{names[0]}: &{names[0]} [{','.join('x' * 9)}]"]
    lines += [
        f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]" for before, name in pairwise(names)
    ]
    return "\n".join(lines) + "\n"


def _entries(*changes):
    whole = [_ENTRY | change if isinstance(change, dict) else change for change in changes]
    return json.dumps(whole).encode()


def _front(matter, body="body\n"):
    return f"---\n{matter}\n---\n\n{body}".encode()
