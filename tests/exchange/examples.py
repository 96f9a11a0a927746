"""Random journals for the round trips: every field, any text that a journal can hold."""

import hashlib
import uuid
from datetime import date, datetime, timedelta, timezone

from hypothesis import strategies as st

from journal.domain.entry import Attachment, Audience, Draft, Entry, Kind, Revision, Status
from journal.domain.eras import Colour, Era
from journal.domain.links import Link, Relation
from journal.domain.people import Consent, Person, fold
from journal.domain.reflections import Reflection
from journal.domain.retros import MINUTES, Action, ActionState, Card, Helped, Retro, Step
from journal.domain.review import (
    SECTIONS,
    Block,
    Picture,
    Review,
    Score,
    Verdict,
    Voice,
)
from journal.domain.waivers import Waiver
from journal.exchange.archive import Archive
from journal.exchange.records import Record
from journal.exchange.reflections import HEADINGS

_ANY = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
_ODD = st.sampled_from((
    "---", "\n---\n", "...", "+++", "## Before", "\\## What we learnt", "\r\n", "\n\n", "\ufeff",
    "\u2028", "\x85", "'", '"', "\\", "{", "- ", ": ", "#tag", "no", "~", "é", "e\u0301",
    "\U0001f9ea",
    *(f"\n## {heading}\n\n" for heading in (*HEADINGS.values(), "Thanks", "Notes")),
))  # fmt: skip
texts = st.lists(st.one_of(st.text(_ANY, max_size=8), _ODD), max_size=5).map("".join)
lines = texts.map(lambda text: text.replace("\r", "").replace("\n", "")[:200])
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
numbers = st.integers(1, 10**9)
moments = st.datetimes(
    datetime(1, 1, 3), datetime(9999, 12, 29),  # noqa: DTZ001 - the zones follow
    timezones=st.integers(-840, 840).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)  # fmt: skip
idents = st.uuids().map(str)


def _names(least):
    folded = lines.filter(fold)
    return st.lists(folded, min_size=least, max_size=4, unique_by=fold).map(tuple)


@st.composite
def drafts(draw, tags=lines, people=lines, projects=lines):
    """What people may write."""
    first = draw(days)
    title, body = draw(lines), draw(texts)
    return Draft(
        title=title if (title + body).strip() else "Something",
        body=body,
        kind=draw(st.sampled_from(Kind)),
        happened_on=first,
        ended_on=draw(st.none() | st.dates(first, date(9999, 12, 31))),
        author=draw(st.just("") | people),
        status=draw(st.none() | st.sampled_from(Status)),
        expectation=draw(texts),
        check_on=draw(st.none() | days),
        audience=draw(st.sampled_from(Audience)),
        project=draw(st.just("") | projects),
        tags=tuple(draw(st.lists(tags, max_size=3, unique=True))),
        people=tuple(draw(st.lists(people, max_size=3, unique=True))),
        source=draw(texts),
    )


@st.composite
def revisions(draw):
    """An earlier state of an entry."""
    return Revision(draw(numbers), draw(moments), draw(lines), draw(drafts()))


def history():
    """Earlier states of one entry, in order."""
    found = st.lists(revisions(), max_size=3, unique_by=lambda revision: revision.number)
    return found.map(lambda items: tuple(sorted(items, key=lambda item: item.number)))


@st.composite
def _contents(draw):
    data = draw(st.lists(st.binary(max_size=20), max_size=3, unique=True))
    return {hashlib.sha256(item).hexdigest(): item for item in data}


@st.composite
def _attachments(draw, contents):
    return tuple(
        Attachment(sha256, draw(lines), draw(lines), len(contents[sha256]), draw(lines))
        for sha256 in draw(st.lists(st.sampled_from(sorted(contents)), max_size=2))
    ) if contents else ()  # fmt: skip


@st.composite
def people(draw, ident, name):
    """A person of a given id and name."""
    first = draw(st.none() | days)
    return Person(
        id=ident, name=name, handle=f"h-{ident}", organisation=draw(lines), joined_on=first,
        left_on=draw(st.none() | st.dates(first or date(1, 1, 1), date(9999, 12, 31))),
        consent=draw(st.sampled_from(Consent)), alias=draw(lines),
    )  # fmt: skip


@st.composite
def reflections(draw, ids=()):
    """A reflection that rests on some of the ids."""
    first = draw(st.none() | days)
    return Reflection(
        id=draw(idents),
        claim=draw(lines.filter(str.strip)),
        before=draw(texts), went_wrong=draw(texts), learnt=draw(texts), now=draw(texts),
        evidence=tuple(draw(st.lists(st.sampled_from(ids), unique=True))) if ids else (),
        period_first=first,
        period_last=draw(st.none() | st.dates(first or date(1, 1, 1), date(9999, 12, 31))),
        position=draw(st.integers(-5, 200)),
        revision=draw(numbers), edited_at=draw(moments), trashed_at=draw(st.none() | moments),
    )  # fmt: skip


@st.composite
def _stamps(draw):
    return {
        "revision": draw(numbers), "edited_at": draw(moments),
        "trashed_at": draw(st.none() | moments),
    }  # fmt: skip


@st.composite
def _cards(draw, ids):
    evidence = st.lists(st.sampled_from(ids), unique=True, max_size=2) if ids else st.just([])
    names = draw(st.lists(lines.filter(bool), unique=True, max_size=3))
    return tuple(
        Card(name, draw(lines), draw(texts), tuple(draw(evidence)), draw(lines),
             draw(st.integers(0, 99)))
        for name in names
    )  # fmt: skip


@st.composite
def actions(draw, retro, names=("Ana",), tags=("dns",), ids=()):
    """An action of a retro."""
    state = draw(st.sampled_from(ActionState))
    return Action(
        id=draw(idents), retro=retro, text=draw(lines.filter(str.strip)),
        owner=draw(st.just("") | st.sampled_from(names)), due_on=draw(st.none() | days),
        state=state, closed_on=None if state is ActionState.OPEN else draw(days),
        helped=draw(st.none() | st.sampled_from(Helped)),
        tag=draw(st.just("") | st.sampled_from(tags)),
        experiment=draw(st.sampled_from(["", *ids])),
        audience=draw(st.sampled_from((Audience.TEAM, Audience.PUBLIC))),
        position=draw(st.integers(-5, 200)), **draw(_stamps()),
    )  # fmt: skip


@st.composite
def retros(draw, names=("Ana",), tags=("dns",), ids=()):
    """A retro with its actions."""
    first = draw(days)
    retro = Retro(
        id=draw(idents), held_on=draw(days), period_first=first,
        period_last=draw(st.dates(first, date(9999, 12, 31))), format=draw(lines.filter(str.strip)),
        title=draw(lines), minutes=draw(st.sampled_from(MINUTES)),
        participants=tuple(draw(st.lists(st.sampled_from(names), unique=True))),
        step=draw(st.sampled_from(Step)), cards=draw(_cards(ids)),
        dropped=tuple(draw(st.lists(lines, max_size=2))), thanks=draw(texts), notes=draw(texts),
        **draw(_stamps()),
    )  # fmt: skip
    decided = st.lists(actions(retro.id, names, tags, ids), max_size=2, unique_by=lambda a: a.id)
    found = draw(decided.filter(lambda of: retro.id not in [a.id for a in of]))
    return retro, tuple(sorted(found, key=lambda a: (a.position, a.id)))


@st.composite
def eras(draw):
    """A named phase."""
    first = draw(days)
    last = draw(st.none() | st.dates(first, date(9999, 12, 31)))
    colour = draw(st.sampled_from(Colour))
    name = draw(lines.filter(str.strip))
    return Era(draw(idents), name, first, last, colour, **draw(_stamps()))


_words = lines.filter(str.strip)
_pictures = st.lists(st.builds(Picture, _words, lines, lines), max_size=2).map(tuple)
_blocks = st.builds(
    Block, st.sampled_from(SECTIONS), st.booleans(), lines, st.none() | texts, texts,
    st.lists(lines, max_size=2).map(tuple), _pictures,
)  # fmt: skip
_waivers = st.builds(Waiver, _words, _words, _words)
_scores = st.builds(Score, _words, st.none() | st.sampled_from(Verdict), lines)


@st.composite
def reviews(draw):
    """A review with what it was before."""

    def state(ident, **stamps):
        first = draw(days)
        return Review(
            id=ident, period_first=first, period_last=draw(st.dates(first, date(9999, 12, 31))),
            title=draw(lines), voice=draw(st.sampled_from(Voice)), profile=draw(_words),
            blocks=tuple(draw(st.lists(_blocks, max_size=3, unique_by=lambda b: b.section))),
            waivers=tuple(draw(st.lists(_waivers, max_size=2))),
            scores=tuple(draw(st.lists(_scores, max_size=2))),
            said=tuple(draw(st.lists(lines, max_size=2))), folder=draw(lines),
            edited_by=draw(lines), edited_at=draw(moments), **stamps,
        )  # fmt: skip

    ident, numbers_before = draw(idents), sorted(draw(st.sets(st.integers(1, 99), max_size=2)))
    earlier = tuple(state(ident, revision=number) for number in numbers_before)
    return state(ident, revision=100, trashed_at=draw(st.none() | moments)), earlier


@st.composite
def _records(draw, ident, ids, labels, contents):
    tags, names, projects = (st.sampled_from(found) for found in labels)
    written = draw(drafts(tags, names, projects))
    targets = [other for other in ids if other != ident]
    links = st.builds(Link, st.sampled_from(Relation), st.sampled_from(targets or [ident]))
    before = draw(history())
    fields = {name: getattr(written, name) for name in Draft.__dataclass_fields__}
    entry = Entry(
        **fields, id=ident, written_at=draw(moments), edited_at=draw(moments),
        links=tuple(draw(st.lists(links, max_size=3, unique=True))) if targets else (),
        attachments=draw(_attachments(contents)), edited_by=draw(st.just("") | names),
        revision=before[-1].number + 1 if before else draw(numbers),
        trashed_at=draw(st.none() | moments),
    )  # fmt: skip
    return Record(entry, before)


@st.composite
def archives(draw):
    """A whole journal."""
    ids = sorted(draw(st.lists(idents, max_size=4, unique=True)))
    tags, names, projects = draw(_names(1)), draw(_names(1)), draw(_names(1))
    owners = [str(uuid.UUID(int=number)) for number in range(len(names))]
    contents = draw(_contents())
    records = tuple(draw(_records(i, ids, (tags, names, projects), contents)) for i in ids)
    attached = {a.sha256 for record in records for a in record.entry.attachments}
    return Archive(
        team=draw(lines),
        people=tuple(draw(people(*pair)) for pair in zip(owners, names, strict=True)),
        records=records,
        reflections=tuple(
            draw(st.lists(reflections(ids), max_size=2, unique_by=lambda found: found.id))
        ),
        content={sha256: contents[sha256] for sha256 in attached}.__getitem__,
        retros=tuple(draw(st.lists(retros(names, tags, ids), max_size=1))),
        eras=tuple(draw(st.lists(eras(), max_size=2, unique_by=lambda era: era.id))),
        reviews=tuple(draw(st.lists(reviews(), max_size=1))),
    )
