"""What keys do to Markdown: going on with a list, ticking a task, putting marks around words.

Everything here is text in, text out; positions are characters.
"""

from __future__ import annotations

import re

_ITEM = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>[-+*]|(?P<number>\d{1,9})(?P<dot>[.)]))(?P<gap>[ \t]+)"
    r"(?P<box>\[[ xX]\][ \t]+)?"
)
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_TASK = re.compile(r"^([ \t]*(?:>[ \t]?)*(?:[-+*]|\d{1,9}[.)])[ \t]+)\[([ xX])\](?=\s|$)")
_FENCE = re.compile(r"\s{0,3}(?:[-+*>]\s+)*(`{3,}|~{3,})")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


def continued(line: str) -> str | None:
    """What a new line after a line begins with.

    Returns:
        The beginning (empty for a line of prose), or None where the line is an item without
        words: there the list ends, and the mark goes.
    """
    item = _ITEM.match(line)
    if item:
        if not line[item.end() :].strip():
            return None
        mark = f"{int(item['number']) + 1}{item['dot']}" if item["number"] else item["mark"]
        return f"{item['indent']}{mark}{item['gap']}" + ("[ ] " if item["box"] else "")
    quote = _QUOTE.match(line)
    if quote:
        return quote[0] if line[quote.end() :].strip() else None
    return ""


def mark_width(line: str) -> int:
    """How many characters of a line are the mark of its item or quotation."""
    found = _ITEM.match(line) or _QUOTE.match(line)
    return found.end() if found else 0


def ticked(line: str) -> str:
    """The line with its task ticked, or no longer ticked; an item without a box gets one."""
    task = _TASK.match(line)
    if task:
        box = "[ ]" if task[2] in "xX" else "[x]"
        return f"{task[1]}{box}{line[task.end() :]}"
    item = _ITEM.match(line)
    if item:
        return f"{line[: item.end()]}[ ] {line[item.end() :]}"
    indent = line[: len(line) - len(line.lstrip())]
    return f"{indent}- [ ] {line[len(indent) :]}"


def tasks(body: str) -> list[int]:
    """The numbers of the lines that are tasks; boxes inside fenced code are none."""
    found: list[int] = []
    fence = ""
    for place, line in enumerate(body.split("\n")):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1][0]
        elif mark and mark[1][0] == fence and not line[mark.end() :].strip():
            fence = ""
        elif not fence and _TASK.match(line):
            found.append(place)
    return found


def wrapped(words: str, mark: str) -> str:
    """The words between two marks, or without them where they had them.

    White space at the ends stays outside, since Markdown knows no marks beside it.
    """
    core = words.strip()
    if not core:
        return words
    before, after = words[: words.index(core)], words[words.index(core) + len(core) :]
    bare = len(core) > 2 * len(mark) and core.startswith(mark) and core.endswith(mark)
    if bare and not (mark == "*" and core.startswith("**") and not core.startswith("***")):
        return before + core[len(mark) : -len(mark)] + after
    return f"{before}{mark}{core}{mark}{after}"


def is_address(text: str) -> bool:
    """Whether a text is an address of the web or of mail, and nothing else."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def link(words: str, address: str) -> str:
    """Words that lead to an address."""
    safe = words.replace("[", r"\[").replace("]", r"\]")
    target = address.strip()
    return f"[{safe}](<{target}>)" if set("()") & set(target) else f"[{safe}]({target})"


def alt(words: str) -> str:
    """Words that can stand as the description of a picture in Markdown."""
    return re.sub(r"[\[\]\r\n]+", " ", words).strip()
