"""What was made of things that never change, remembered while they are asked for again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")


class Memory:
    """Answers of functions that depend on nothing but what they are given.

    A thing is known as the very object that it was, not by what it says: that takes no time, and
    whoever is in doubt gives another object and gets an answer made anew.
    """

    def __init__(self) -> None:
        self._made: dict[object, dict[int, tuple[Any, Any]]] = {}

    def each(self, make: Callable[[Thing], Answer], things: Iterable[Thing]) -> list[Answer]:
        """What a function makes of each of some things; what it made of others is forgotten."""
        before, now, answers = self._made.get(make, {}), dict[int, tuple[Any, Any]](), []
        for thing in things:
            known = before.get(id(thing)) or (thing, make(thing))  # held, so the number stays its
            now[id(thing)] = known
            answers.append(known[1])
        self._made[make] = now
        return answers
