"""What was made of things that never change, remembered while the same things are given again."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")


class Memory:
    """The last answers of functions that depend on nothing but what they are given.

    A thing is known as the very object that it was, not by what it says: that takes no time, and
    whoever is in doubt gives another object and gets an answer made anew. Nobody may change an
    answer. Where a function is asked about several things at a time, each has a slot of its own.
    """

    def __init__(self) -> None:
        self._whole: dict[tuple[object, str], tuple[tuple[Any, ...], Any]] = {}
        self._single: dict[tuple[object, str], dict[int, tuple[Any, Any]]] = {}

    @cached_property
    def apart(self) -> Memory:
        """Another memory, for the same functions and other things."""
        return Memory()

    def of(self, make: Callable[..., Answer], *things: object, slot: str = "") -> Answer:
        """What a function makes of some things together."""
        known = self._whole.get((make, slot))
        if known is None or any(a is not b for a, b in zip(known[0], things, strict=True)):
            known = self._whole[make, slot] = things, make(*things)
        answer: Answer = known[1]
        return answer

    def each(
        self, make: Callable[[Thing], Answer], things: tuple[Thing, ...], slot: str = ""
    ) -> tuple[Answer, ...]:
        """What a function makes of each of some things; the very last answers if they are equal."""

        def made(things: tuple[Thing, ...]) -> tuple[Answer, ...]:
            before, now = self._single.get(key, {}), dict[int, tuple[Any, Any]]()
            for thing in things:  # which is held, so that its number stays its own
                now[id(thing)] = before.get(id(thing)) or (thing, make(thing))
            self._single[key] = now
            return tuple(now[id(thing)][1] for thing in things)

        key = make, slot
        known = self._whole.get(key)
        if known is None or known[0][0] is not things:
            answers = made(things)
            same = known is not None and known[1] == answers
            known = self._whole[key] = (things,), known[1] if known and same else answers
        last: tuple[Answer, ...] = known[1]
        return last
