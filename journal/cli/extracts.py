"""What goes beside the post of a year, or without it: a PDF, its numbers, a timeline."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journal.errors import InputRefused, shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from journal.cli.session import Session
    from journal.domain.review import ReviewMaterial
    from journal.domain.waivers import Waiver


@dataclass(frozen=True, slots=True)
class Places:
    """Where each is wanted; None where it is not."""

    pdf: Path | None = None
    evidence: Path | None = None
    timelinejs: Path | None = None

    def checked(self) -> Places:
        """Return the places themselves if each is free, and they are three.

        Raises:
            InputRefused: Something is there already, or two are the same.
        """
        wanted = [path.absolute() for path in (self.pdf, self.evidence, self.timelinejs) if path]
        for path in wanted:
            if os.path.lexists(path):
                raise InputRefused(f"{shown(path)} is there already: it was left as it is.")
        if len(set(wanted)) < len(wanted):
            raise InputRefused("Two files cannot have the same place.")
        return self


def composed(
    session: Session, year: str, places: Places, waivers: Sequence[Waiver], *, by_recipe: bool
) -> dict[Path, bytes]:
    """Compose what is wanted, by its place; nothing is written.

    Raises:
        UnsafePost: Something in it must not leave the journal.
        JournalError: The period, the journal or an attachment cannot be read, or there is no PDF
            to be had here.
    """
    if places == Places():
        return {}
    from journal.domain.dates import parse_span
    from journal.publish import evidence, timelinejs
    from journal.store.lookback import eras, recipes, reviews

    period = parse_span(year)
    found = {}
    with session.reading():
        recipe = recipes.of(period) if by_recipe else None
        allowed = (*(recipe.waivers if recipe else ()), *waivers)
        material = replace(reviews.material(period), recipe=recipe)
        if places.pdf:
            found[places.pdf] = _pdf(session, places.pdf, material, allowed)
        if places.evidence:
            found[places.evidence] = evidence.compose(material, allowed)
        if places.timelinejs:
            found[places.timelinejs] = timelinejs.compose(material, eras.everyone(), allowed).data
    return found


def _pdf(
    session: Session, place: Path, material: ReviewMaterial, waivers: Sequence[Waiver]
) -> bytes:
    from journal.publish import post as posts
    from journal.publish.page import binding
    from journal.publish.safety import verification
    from journal.store import attachments

    post = posts.compose(
        material,
        profile=binding.PROFILE,
        read_attachment=lambda sha256: session.beyond.fitted(attachments.read(sha256)),
        waivers=waivers,
        bind=False,
    )
    data = session.beyond.paper(post.title, *binding.readable(post))
    verification.without_names({place.name: data}, post.withheld)
    return data
