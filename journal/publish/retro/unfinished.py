"""What is still open when a team looks back: each with since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.retro_formats import Material
from journal.domain.retro_material import open_mistakes, sorted_out
from journal.publish import wording
from journal.publish.passages import escaped
from journal.publish.retro.suggestions import told
from journal.publish.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.domain.entry import Entry
    from journal.domain.retro_material import RetroMaterial

_MOST = 20  # of each (count); the oldest come first, since they wait longest


def text(material: RetroMaterial) -> str:
    """Open mistakes, repeats, learnings not applied and experiments that are due."""
    found = sorted_out(material)
    groups = {
        "Mistakes without a learning yet": open_mistakes(material),
        "Mistakes that repeat an earlier one": found[Material.REPEAT],
        "Learnings not applied yet": found[Material.LEARNING],
        "Experiments to look at": found[Material.DUE],
    }
    return "\n\n".join(_group(name, some) for name, some in groups.items() if some)


def _group(name: str, entries: Sequence[Entry]) -> str:
    lines = [f"- {escaped(told(e))} · {wording.day(e.happened_on)}" for e in entries[:_MOST]]
    if len(entries) > _MOST:
        lines.append(f"- … and {counted(len(entries) - _MOST, 'more')}")
    return f"**{name}** ({len(entries)})\n\n" + "\n".join(lines)
