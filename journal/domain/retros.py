"""Retrospectives: what a team looks at together, and what it decides to change.

A retro is kept whole, as a document that grows while it is held: abandoned half-way it is found
again as it was. Its actions are nouns of their own, since they outlive it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from journal.domain.dates import Period
from journal.domain.entry import Audience, check_line, check_text
from journal.errors import InputRefused

if TYPE_CHECKING:
    from datetime import date, datetime

MOST_ACTIONS = 3
"""More than these are seldom done, so a retro warns before it takes another (count)."""

MINUTES = range(10, 481)
"""How long a retro may take (minutes)."""


class Step(StrEnum):
    """Where a retro stands, in the order in which it is held."""

    ACTIONS = "actions"
    TIMELINE = "timeline"
    CARDS = "cards"
    VOTE = "vote"
    DECIDE = "decide"
    THANKS = "thanks"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Card:
    """A thought under a heading of the format, with the entries that show it.

    `group` is the name of the pile it lies on (empty: on none), `votes` what it got (count).
    """

    id: str
    column: str = ""
    text: str = ""
    evidence: tuple[str, ...] = ()
    group: str = ""
    votes: int = 0


@dataclass(frozen=True, slots=True)
class Retro:
    """A retrospective.

    Attributes:
        held_on: The day it is held.
        period_first, period_last: The whole days it looks at, both included.
        format: The name of a format (`journal.domain.retro_formats`).
        minutes: How long it takes.
        participants: Names of people, in order.
        cards: Those accepted or added, in order; suggestions that nobody took are not kept.
        dropped: Keys of suggestions that were turned down, so that they do not come back.
        thanks, notes: Markdown.
    """

    id: str
    held_on: date
    period_first: date
    period_last: date
    format: str
    title: str = ""
    minutes: int = 60
    participants: tuple[str, ...] = ()
    step: Step = Step.ACTIONS
    cards: tuple[Card, ...] = ()
    dropped: tuple[str, ...] = ()
    thanks: str = ""
    notes: str = ""
    revision: int = 1
    edited_at: datetime | None = None
    trashed_at: datetime | None = None

    @property
    def period(self) -> Period:
        """The whole days it looks at."""
        return Period(self.period_first, self.period_last)

    @property
    def heading(self) -> str:
        """The title, or the day where there is none."""
        return self.title.strip() or f"Retrospective of {self.held_on}"

    def checked(self) -> Retro:
        """Return the retro itself if it can be kept.

        Raises:
            InputRefused: It ends before it begins, has no format, takes no sensible time, holds
                unstorable text, or has two cards of one id.
        """
        if self.period_last < self.period_first:
            raise InputRefused(
                f"The period cannot end on {self.period_last}, before {self.period_first}."
            )
        if not self.format.strip():
            raise InputRefused("A retro needs a format, such as “timeline”.")
        if self.minutes not in MINUTES:
            raise InputRefused(
                f"A retro takes {MINUTES.start} to {MINUTES.stop - 1} minutes, not {self.minutes}."
            )
        for label in (self.title, self.format, *self.participants, *self.dropped):
            check_line(label)
        check_text(self.thanks, "thanks")
        check_text(self.notes, "notes")
        for card in self.cards:
            check_text(card.text, "card")
            check_line(card.column)
            check_line(card.group)
            if card.votes < 0:
                raise InputRefused("A card cannot have less than no votes.")
        if len({card.id for card in self.cards}) < len(self.cards):
            raise InputRefused("Two cards of the retro have the same id.")
        return self


class ActionState(StrEnum):
    """What became of an action."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Helped(StrEnum):
    """Whether an action did what it was meant to."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Action:
    """What a retro decided to change.

    Attributes:
        retro: The id of the retro that decided it.
        owner: The name of who sees to it; may be empty.
        due_on: By when; None means by the next retro.
        closed_on: The day it was done or dropped; None while it is open.
        helped: What the team thinks afterwards; None until somebody said so.
        tag: The tag of the mistakes that it should prevent; may be empty.
        experiment: The id of the experiment that it became; may be empty.
        audience: Whether the year's post may tell of it (`public`) or not (`team`).
        position: Its place among the actions of its retro.
    """

    id: str
    retro: str
    text: str
    owner: str = ""
    due_on: date | None = None
    state: ActionState = ActionState.OPEN
    closed_on: date | None = None
    helped: Helped | None = None
    tag: str = ""
    experiment: str = ""
    audience: Audience = Audience.TEAM
    position: int = 0
    revision: int = 1
    edited_at: datetime | None = None
    trashed_at: datetime | None = None

    @property
    def heading(self) -> str:
        """What it is called in a sentence."""
        return self.text.strip()

    def checked(self) -> Action:
        """Return the action itself if it can be kept.

        Raises:
            InputRefused: It says nothing, has several lines, is for one person alone, or is
                closed without a day.
        """
        if not self.text.strip():
            raise InputRefused("An action needs words: what will be done?")
        for label in (self.text, self.owner, self.tag):
            check_line(label)
        if self.audience is Audience.ME:
            raise InputRefused("An action is for the team, or for everyone.")
        if (self.state is ActionState.OPEN) != (self.closed_on is None):
            raise InputRefused("An action is closed on a day, or it is open.")
        return self

    def closed(self, state: ActionState, day: date) -> Action:
        """The action as done or dropped on a day."""
        return replace(self, state=state, closed_on=day)

    def reopened(self) -> Action:
        """The action as still on."""
        return replace(self, state=ActionState.OPEN, closed_on=None)


def due(action: Action, day: date) -> bool:
    """Whether an open action should be done by a day; one without a date is due at a retro."""
    return action.state is ActionState.OPEN and action.due_on is not None and action.due_on <= day


def next_period(held: list[Retro], day: date) -> Period | None:
    """The period since the last retro before a day: its own last day is not looked at twice.

    Args:
        held: Retros that are not in the trash.
        day: The day of the new retro, the last of its period.

    Returns:
        None where no retro was held before that day.
    """
    ends = [retro.period_last for retro in held if retro.held_on < day]
    if not ends:
        return None
    last = max(ends).toordinal() + 1
    return Period(type(day).fromordinal(min(last, day.toordinal())), day)
