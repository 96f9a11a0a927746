"""Hand-made material for a review, without a database."""

import struct
import zlib
from datetime import UTC, date, datetime
from itertools import count

import pytest

from journal.domain.dates import year_of
from journal.domain.entry import Attachment, Audience, Entry, Kind
from journal.domain.links import Link, Relation
from journal.domain.people import Consent, Person
from journal.domain.reflections import Reflection
from journal.domain.review import ReviewMaterial

_numbers = count(1)


def _id():
    return f"00000000-0000-7000-8000-{next(_numbers):012x}"


def make_entry(title="Something happened", body="", day=(2015, 3, 2), **fields):
    """A public note, unless told otherwise; `links` are pairs of a relation and an entry."""
    links = tuple(Link(Relation(name), target.id) for name, target in fields.pop("links", ()))
    moment = datetime(2015, 12, 31, 12, tzinfo=UTC)
    fields = {
        "id": _id(), "kind": Kind.NOTE, "ended_on": None, "written_at": moment,
        "edited_at": moment, "author": "Ada Reed", "audience": Audience.PUBLIC, **fields,
    }  # fmt: skip
    return Entry(title=title, body=body, happened_on=date(*day), links=links, **fields)


def make_person(name, handle, consent="omit", **fields):
    return Person(_id(), name, handle, consent=Consent(consent), **fields)


def make_reflection(claim="Ask first", **fields):
    return Reflection(_id(), claim, **fields)


ADA = make_person("Ada Reed", "ada", "named", joined_on=date(2014, 1, 6), organisation="Us")


def make_review(*entries, year=2015, **fields):
    inside = [e for e in entries if e.happened_on.year == year]
    before = [e for e in entries if e.happened_on.year == year - 1]
    linked = [e for e in entries if abs(e.happened_on.year - year + 0.5) > 1]
    ordered = {"entries": inside, "before": before, "linked": linked}
    lists = {
        name: tuple(sorted(group, key=lambda e: (e.happened_on, e.id)))
        for name, group in ordered.items()
    }
    fields = {"team": "The Corner", "people": (ADA,), **lists, **fields}
    return ReviewMaterial(period=year_of(year), **fields)


def make_png(width=3, height=2, *extra):
    """A PNG picture; `extra` are chunks (kind, data) that stand before its pixels."""

    def chunk(kind, data):
        checksum = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)

    rows = (b"\0" + b"\x55" * width * 3) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), *extra, (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*each) for each in chunks)


def make_attachment(sha256="a" * 64, name="IMG_1234 Ada.png", alt="A door", kind="image/png"):
    return Attachment(sha256, name, kind, 10, alt)


@pytest.fixture(scope="session")
def entry():
    return make_entry


@pytest.fixture(scope="session")
def person():
    return make_person


@pytest.fixture(scope="session")
def reflection():
    return make_reflection


@pytest.fixture(scope="session")
def review():
    return make_review


@pytest.fixture(scope="session")
def png():
    return make_png


@pytest.fixture(scope="session")
def attachment():
    return make_attachment


@pytest.fixture(scope="session")
def ada():
    return ADA
