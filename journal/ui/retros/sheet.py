"""What the room shows of a retro, read as a whole by the worker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal.domain.board import seen_from
from journal.domain.dates import Period
from journal.domain.ids import new_id
from journal.domain.retros import Retro, Step, next_period
from journal.errors import JournalError
from journal.exchange import retro_formats
from journal.publish.retro import pack
from journal.publish.retro.suggestions import suggest
from journal.store import outline, people
from journal.store.lookback import actions, retro_material, retros
from journal.text import render

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.domain.retro_formats import Format
    from journal.domain.retro_material import RetroMaterial
    from journal.domain.retros import Action
    from journal.publish.retro.pack import Part
    from journal.publish.retro.suggestions import Suggestion

_STORY = ("What happened", "What is still open")
_OPTIONS = render.RenderOptions(public=True, images=frozenset({pack.PICTURE}))
_FIRST = 90  # days that the very first retro looks back


@dataclass(frozen=True, slots=True)
class Sheet:
    """A retro with everything that stands around it.

    Attributes:
        before: Actions of earlier retros that are open, or were closed in the period.
        decided: The actions of this one.
        offered: Cards that the journal suggests.
        picture: The period as an SVG; empty where nothing happened.
        story: What happened and what is still open, as HTML.
    """

    retro: Retro
    form: Format
    material: RetroMaterial
    before: tuple[Action, ...]
    decided: tuple[Action, ...]
    offered: tuple[Suggestion, ...]
    parts: tuple[Part, ...]
    picture: str
    story: str

    def markdown(self) -> str:
        """The whole pack."""
        return pack.markdown(self.retro, self.parts)


def read(retro_id: str, known: RetroMaterial | None = None) -> Sheet:
    """Read a retro and what belongs to it.

    Args:
        retro_id: The retro.
        known: Its material as it was read last, where only retros and actions changed since.

    Raises:
        JournalError: It is not in the journal, or its format cannot be understood.
    """
    retro = retros.get(retro_id)
    form = retro_formats.find(retro.format)
    if known and known.period == retro.period:
        material = retro_material.with_actions(known)
    else:
        material = retro_material.material(retro.period)
    decided = tuple(a for a in actions.of_retros([retro.id]) if not a.trashed_at)
    past = retro.step is Step.DONE  # nothing is suggested any more
    taken = {card.id for card in retro.cards}
    parts = tuple(pack.parts(retro, form, material, decided))
    offered = [] if past else suggest(form, material, {*retro.dropped, *taken})
    return Sheet(
        retro=retro,
        form=form,
        material=material,
        before=tuple(a for a in material.actions if a.retro != retro.id),
        decided=decided,
        offered=tuple(offered),
        parts=parts,
        picture=pack.picture(material),
        story=render.html(_told(parts), _OPTIONS),
    )


def _told(parts: Iterable[Part]) -> str:
    return "".join(part.markdown + "\n" for part in parts if part.heading in _STORY)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new retro begins with, until somebody says otherwise."""

    retro: Retro
    formats: tuple[tuple[str, str, str], ...]  # name, title, what it is for
    members: tuple[str, ...]
    troubles: tuple[str, ...] = ()  # why formats of the team's own cannot be offered


def beginning(today: date) -> Beginning:
    """Propose a new retro: since the last one, with everyone who is on the team.

    In a journal that has fallen silent the period ends with the last entry.

    A format of the team's own that cannot be understood is not offered: a sentence says why.
    """
    held = retros.everyone()
    written = outline.span()
    end = seen_from(today, written.last if written else None)
    if any(retro.held_on >= end for retro in held):
        end = today
    period = next_period(held, end) or _first(end)
    members = tuple(p.name for p in people.everyone() if p.member_on(today))
    last = held[0] if held else None
    retro = Retro(
        new_id(), today, period.first, period.last, last.format if last else "timeline",
        minutes=last.minutes if last else 60, participants=members,
    )  # fmt: skip
    forms, troubles = _formats()
    known = {form.name: (form.name, form.title, form.about) for form in forms}
    if retro.format not in known:
        retro = replace(retro, format=next(iter(known)))
    return Beginning(retro, tuple(known.values()), members, tuple(troubles))


def _formats() -> tuple[list[Format], list[str]]:
    """All formats, the team's own in the place of ours, and why some cannot be read."""
    forms: list[Format] = []
    troubles: list[str] = []
    for name in retro_formats.names():
        try:
            forms.append(retro_formats.find(name))
        except JournalError as error:
            troubles.append(str(error))
    return forms, troubles


def _first(today: date) -> Period:
    """The period of the very first retro."""
    earliest = today - timedelta(days=min(_FIRST, today.toordinal() - 1))
    written = outline.span()
    return Period(max(earliest, min(written.first, today)) if written else earliest, today)
