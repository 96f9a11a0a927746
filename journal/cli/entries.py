"""Looking at single entries, trashing, restoring and linking them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from journal.cli import output
from journal.cli.search import AS_JSON
from journal.cli.words import WORDS

if TYPE_CHECKING:
    from journal.cli.session import Session
    from journal.domain.entry import Attachment, Draft, Entry, Revision
    from journal.domain.links import Relation

_IDS = click.argument("ids", metavar="ID…", nargs=-1, required=True, type=WORDS)


@click.command()
@_IDS
@AS_JSON
@click.pass_obj
def show(session: Session, ids: tuple[str, ...], as_json: bool) -> None:
    """Show entries whole."""
    from journal.store import entries

    with session.reading():
        found = [entries.get(entries.resolve(given)) for given in ids]
        if as_json:
            text = output.json_lines(map(output.record, found))
        else:
            text = "\n".join(map(_page, found))
    output.write(text)


@click.command()
@_IDS
@click.pass_obj
def trash(session: Session, ids: tuple[str, ...]) -> None:
    """Move entries into the trash, where they stay until someone restores them."""
    from journal.ops.entries import TrashEntries

    _move(session, ids, TrashEntries)


@click.command()
@_IDS
@click.pass_obj
def restore(session: Session, ids: tuple[str, ...]) -> None:
    """Take entries out of the trash."""
    from journal.ops.entries import RestoreEntries

    _move(session, ids, RestoreEntries)


@click.command()
@click.argument("source", metavar="ID", type=WORDS)
@click.argument("relation", metavar="RELATION", type=WORDS)
@click.argument("target", metavar="ID", type=WORDS)
@click.option("--remove", is_flag=True, help="Take the link away instead.")
@click.pass_obj
def link(session: Session, source: str, relation: str, target: str, remove: bool) -> None:
    """Link two entries: what the first one did to the second.

    \b
    led_to      taught      applied_in   iterates
    repeats     supersedes  updates      relates
    """  # noqa: D301 - \b keeps the lines apart in the help
    from journal.domain.links import Edge
    from journal.ops.links import AddLink, RemoveLink
    from journal.store import entries

    kind = relation_of(relation)
    with session.writing() as workspace:
        edge = Edge(entries.resolve(source), kind, entries.resolve(target))
        workspace.do(RemoveLink(edge) if remove else AddLink(edge))
        output.write(f"{edge.source} {kind} {edge.target}\n")


@click.command()
@click.argument("entry_id", metavar="ID", type=WORDS)
@click.option("--diff", is_flag=True, help="Show what changed from one to the next.")
@AS_JSON
@click.pass_obj
def history(session: Session, entry_id: str, diff: bool, as_json: bool) -> None:
    """Show the versions of an entry, the oldest first, the present one last."""
    from journal.domain.entry import Revision
    from journal.store import entries
    from journal.store import history as revisions

    with session.reading():
        entry = entries.get(entries.resolve(entry_id))
        present = Revision(
            entry.revision, entry.edited_at, entry.edited_by or entry.author, entry.draft()
        )
        versions = [*revisions.of(entry.id), present]
    if as_json:
        output.write(output.json_lines(map(_version_record, versions)))
        return
    before: Draft | None = None
    lines = []
    for version in versions:
        lines.append(_version_line(version, before))
        if diff and before:
            lines += _difference(before, version.draft)
        before = version.draft
    output.write("".join(lines))


def relation_of(text: str) -> Relation:
    """The relation that a word names.

    Raises:
        BadParameter: It names none.
    """
    from journal.domain.links import Relation

    name = "_".join(text.lower().replace("-", " ").split())
    if name not in list(Relation):
        raise click.BadParameter(f"“{text}” is none of {', '.join(Relation)}.")
    return Relation(name)


def _move(session: Session, ids: tuple[str, ...], operation: Any) -> None:
    from journal.store import entries

    with session.writing() as workspace:
        full = tuple(dict.fromkeys(entries.resolve(given) for given in ids))
        workspace.do(operation(full))
        output.write("".join(f"{name}\n" for name in full))


def _page(entry: Entry) -> str:
    """An entry as people read it: what it is, then the text, then what hangs together with it."""
    facts = {
        "Day": f"{entry.happened_on}" + (f" to {entry.ended_on}" if entry.ended_on else ""),
        "Status": entry.status,
        "Expected": entry.expectation,
        "Check back": entry.check_on,
        "Project": entry.project,
        "Tags": " ".join(f"#{tag}" for tag in entry.tags),
        "People": ", ".join(entry.people),
        "Audience": entry.audience,
        "Author": entry.author,
        "Written": f"{entry.written_at:%Y-%m-%d %H:%M}",
        "Edited": _edited(entry),
        "Source": entry.source,
        "Trashed": f"{entry.trashed_at:%Y-%m-%d %H:%M} UTC" if entry.trashed_at else "",
        "Id": entry.id,
    }
    lines = [f"{output.coloured(entry.kind, bold=True)}  {output.visible(entry.heading)}"]
    lines += [f"{name + ':':12}{output.visible(str(v))}" for name, v in facts.items() if v]
    lines += map(_attached, entry.attachments)
    lines += _link_lines(entry)
    body = output.paragraph(entry.body)
    return "\n".join(lines) + "\n" + (f"\n{body}\n" if body else "")


def _attached(attachment: Attachment) -> str:
    alt = f" “{output.visible(attachment.alt)}”" if attachment.alt else ""
    return f"{'Attached:':12}{output.visible(attachment.name)} ({attachment.size:,} bytes){alt}"


def _edited(entry: Entry) -> str:
    if entry.revision == 1:
        return ""
    by = f" by {entry.edited_by}" if entry.edited_by else ""
    return f"{entry.edited_at:%Y-%m-%d %H:%M}{by}, version {entry.revision}"


def _link_lines(entry: Entry) -> list[str]:
    from journal.store import entries, links

    ends = [
        (edge.relation.words, edge.target)
        if edge.source == entry.id
        else (edge.relation.inverse, edge.source)
        for edge in links.of(entry.id)
    ]
    others = {other.id: other for other in entries.by_ids([name for _, name in ends])}
    return [
        f"{words}: {entries.shortest(name)}  {output.visible(others[name].heading)}"
        for words, name in ends
        if name in others and not others[name].trashed
    ]


def _version_record(version: Revision) -> dict[str, Any]:
    draft = version.draft
    values = {name: getattr(draft, name) for name in draft.__dataclass_fields__}
    days = ("happened_on", "ended_on", "check_on")
    return {
        "revision": version.number,
        "saved_at": version.saved_at.isoformat(),
        "saved_by": version.saved_by,
        **{k: v.isoformat() if k in days and v else v for k, v in values.items()},
    }


def _version_line(version: Revision, before: Draft | None) -> str:
    changed = [
        name.replace("_", " ")
        for name in version.draft.__dataclass_fields__
        if before and getattr(before, name) != getattr(version.draft, name)
    ]
    what = f"changed {', '.join(changed)}" if changed else output.visible(version.draft.title)
    by = output.visible(version.saved_by)
    return f"{version.number:>4}  {version.saved_at:%Y-%m-%d %H:%M}  {by}  {what}\n"


def _difference(before: Draft, after: Draft) -> list[str]:
    from difflib import unified_diff

    from journal.cli.form import write

    one, other = (write(draft).splitlines() for draft in (before, after))
    lines = list(unified_diff(one, other, n=1, lineterm=""))[2:]
    return [f"        {output.visible(line)}\n" for line in lines]
