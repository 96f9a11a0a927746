"""What is being typed in a retro while the journal says something else of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journal.errors import UnknownId
from journal.ops.base import Together
from journal.ops.documents import ACTIONS, RETROS, Add, Edit
from journal.store import entries
from journal.store.lookback import actions, retros

if TYPE_CHECKING:
    from journal.domain.retros import Action, Retro
    from journal.ops.base import Operation
    from journal.ui.retros.sheet import Sheet
    from journal.workspace import Workspace

Texts = tuple[str, str]
"""The thanks and the notes."""


def joined(base: Retro, mine: Texts, theirs: Retro) -> tuple[Texts, bool]:
    """The texts to go on with where others may have written too, and whether both did.

    Args:
        base: What both began with.
        mine: What is being typed.
        theirs: What the journal says now.
    """
    began, others = (base.thanks, base.notes), (theirs.thanks, theirs.notes)
    found = [_join(*texts) for texts in zip(began, mine, others, strict=True)]
    return (found[0][0], found[1][0]), any(both for _, both in found)


def keep(workspace: Workspace, sheet: Sheet, texts: Texts | None) -> bool:
    """Keep what is typed in a retro that the journal does not show any more.

    One that another file lacks, as after a restore, is added again with what it decided; one that
    lies in the trash stays there.

    Args:
        workspace: The journal.
        sheet: The retro as it was read last.
        texts: What is being typed; None where only fields hold something.

    Returns:
        Whether it is there again.

    Raises:
        JournalError: It cannot be kept.
    """
    retro = _with(sheet.retro, texts)
    try:
        there = retros.get(retro.id)
    except UnknownId:
        again = [_again(action) for action in sheet.decided]
        steps: list[Operation] = [Add(RETROS, replace(retro, revision=1))]
        steps += [Add(ACTIONS, action) for action in again if action]
        workspace.do(Together(tuple(steps), "add retro"))
        return True
    if texts:
        workspace.do(Edit(RETROS, _with(there, texts)))
    return False


def _with(retro: Retro, texts: Texts | None) -> Retro:
    return replace(retro, thanks=texts[0], notes=texts[1]) if texts else retro


def _again(action: Action) -> Action | None:
    """An action to add once more; None where it is there."""
    try:
        actions.get(action.id)
    except UnknownId:
        there = action.experiment and entries.by_ids([action.experiment])
        return replace(action, revision=1, experiment=action.experiment if there else "")
    return None


def _join(base: str, mine: str, theirs: str) -> tuple[str, bool]:
    if mine == base:
        return theirs, False
    if theirs in (base, mine):
        return mine, False
    return f"{theirs}\n\n{mine}", True
