"""Exported folders, spoiled: by hand in known ways, and at random."""

import os
import shutil

from tests.faults.imports.texts import laughs

_TOKENS = (
    b"\0", b"\xff\xfe", b"{", b"[", b'"', b"\\u", b"---\n", b"!!", b"&a *a", b"../", b"\r",
    b"\xef\xbb\xbf", b"1e999", b"\xed\xa0\x80", b": ", b"\n\n", b"null", b"9999-99-99",
)  # fmt: skip


def spoilt(good):
    """Give each known way to spoil a folder as a name and what does it to a copy of one."""
    entries = sorted(path.relative_to(good) for path in good.glob("entries/**/*.md"))
    (attachment,) = (path.relative_to(good) for path in good.glob("attachments/*"))
    first, last = entries[0], entries[-1]
    yield "no journal.yaml", lambda at: (at / "journal.yaml").unlink()
    yield "journal.yaml of a later format", lambda at: _write(at / "journal.yaml", b"format: 99\n")
    yield "journal.yaml that laughs", lambda at: _write(at / "journal.yaml", laughs().encode())
    yield "journal.yaml without end", lambda at: _pipe(at / "journal.yaml")
    yield "people.yaml that laughs", lambda at: _write(at / "people.yaml", laughs().encode())
    yield "people.yaml of numbers", lambda at: _write(at / "people.yaml", b"7\n")
    yield "an entry cut", lambda at: _write(at / last, (at / last).read_bytes()[:40])
    yield "an entry of bytes", lambda at: _write(at / last, bytes(range(256)))
    yield "an entry emptied", lambda at: _write(at / last, b"")
    yield "an entry 60 MB long", lambda at: _write(at / last, b"x" * 60_000_000)
    yield "an entry without end", lambda at: _pipe(at / last)
    yield "an entry that leads out", lambda at: _link(at / last, "/etc/passwd")
    yield "an entry of another's id", lambda at: _other_id(at / first, at / last)
    yield "an entry that laughs", lambda at: _prefix(at / last, laughs().encode())
    yield "an entry twice", lambda at: shutil.copy(at / first, at / f"{first}-copy.md")
    yield (
        "a link to nobody",
        lambda at: _prefix(
            at / last, b'links: [{"relation": "taught", "target": "0191-nobody"}]\n'
        ),
    )
    yield "an attachment gone", lambda at: (at / attachment).unlink()
    yield "an attachment changed", lambda at: _write(at / attachment, b"something else")
    yield "an attachment that leads out", lambda at: _link(at / attachment, "/etc/passwd")
    yield "an attachment without end", lambda at: _pipe(at / attachment)
    yield (
        "an attachment called ../..",
        lambda at: _prefix(
            at / last,
            b'attachments: [{"sha256": "../../../etc/passwd", "name": "../../escaped.md"}]\n',
        ),
    )
    yield "entries that lead out", lambda at: _folder_link(at / "entries", "/etc")
    yield "entries in a circle", lambda at: (at / "entries" / "again").symlink_to("..")
    yield "a history of rubbish", lambda at: _write(at / "history" / "x.jsonl", b"{]\n")


def mutated(good, at, rng):
    """Copy a folder and change some of its bytes; return which file and how often."""
    shutil.copytree(good, at, symlinks=True)
    path = rng.choice(sorted(p for p in at.rglob("*") if p.is_file()))
    content, times = bytearray(path.read_bytes()), rng.choice((1, 1, 2, 4, 16))
    for _ in range(times):
        _mutate(content, rng)
    path.write_bytes(content)
    return f"{path.relative_to(at)} changed {times} times"


def _mutate(content, rng):
    at = rng.randrange(len(content) + 1)
    how = rng.randrange(6)
    if how == 0 and content:
        content[at % len(content)] ^= 1 << rng.randrange(8)
    elif how == 1:
        content[at:at] = rng.choice(_TOKENS)
    elif how == 2:
        del content[at : at + rng.randrange(1, 40)]
    elif how == 3:
        other = rng.randrange(len(content) + 1)
        content[at:at] = content[other : other + rng.randrange(60)]
    elif how == 4:
        del content[at:]
    elif content:
        content[at % len(content)] = rng.randrange(256)


def _write(path, content):
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def _prefix(path, matter):
    """Put lines at the start of a file's front matter."""
    path.write_bytes(path.read_bytes().replace(b"---\n", b"---\n" + matter, 1))


def _other_id(first, last):
    """Give the last entry the id of the first; their texts differ."""
    name = first.read_bytes().split(b"\n")[1]
    lines = last.read_bytes().split(b"\n")
    last.write_bytes(b"\n".join([lines[0], name, *lines[2:]]))


def _link(path, target):
    path.unlink()
    path.symlink_to(target)


def _folder_link(path, target):
    shutil.rmtree(path)
    path.symlink_to(target)


def _pipe(path):
    path.unlink()
    os.mkfifo(path)
