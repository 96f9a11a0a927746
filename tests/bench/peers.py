"""Other programs doing the same, where they are installed: jrnl, ripgrep, sqlite3."""

import shutil

from tests.bench import corpus
from tests.bench.measure import in_turn


def beside(what, scene):
    """Measure the peers that can do a row, and return their figures in words."""
    commands = {
        name: command for name, make in PEERS.items() if (command := make(what, scene)) is not None
    }
    figures = in_turn(commands, runs=3)
    return "  ".join(f"{name} {figure.seconds:.3f}" for name, figure in figures.items())


def _jrnl(what, scene):
    program = shutil.which("jrnl")
    arguments = {
        "list newest 50": ["-n", "50"],
        "search a rare word": ["-contains", corpus.RARE],
        "filter by tag and dates": [
            f"@{corpus.TAG}", "-from", f"{corpus.YEAR}-01-01", "-to", f"{corpus.YEAR}-12-31",
        ],
    }.get(what)  # fmt: skip
    if not program or arguments is None:
        return None
    journal, config = scene.folder / "jrnl.txt", scene.folder / "jrnl.yaml"
    if not journal.exists():
        journal.write_text("".join(map(_jrnl_entry, scene.items)), encoding="utf-8")
        config.write_text(
            f"version: v4.2\njournals:\n  default:\n    journal: {journal}\nencrypt: false\n"
            "template: false\ntimeformat: '%Y-%m-%d %H:%M'\ntagsymbols: '@'\nlinewrap: 79\n"
            "default_hour: 9\ndefault_minute: 0\nhighlight: false\nindent_character: '|'\n"
            "colors:\n  body: none\n  date: none\n  tags: none\n  title: none\n",
            encoding="utf-8",
        )
    return [program, "--config-file", str(config), *arguments]


def _jrnl_entry(item):
    tags = " ".join(f"@{tag}" for tag in item.tags)
    return f"[{item.happened_on} {item.written_at[11:16]}] {item.title}\n{item.body}\n{tags}\n\n"


def _ripgrep(what, scene):
    program = shutil.which("rg")
    if not program or what != "search a rare word":
        return None
    folder = scene.folder / "markdown"
    if not folder.exists():
        folder.mkdir()
        for item in scene.items:
            path = folder / f"{item.happened_on}-{item.id[-12:]}.md"
            path.write_text(f"# {item.title}\n\n{item.body}\n", encoding="utf-8")
    return [program, "-l", corpus.RARE, str(folder)]


def _sqlite(what, scene):
    program = shutil.which("sqlite3")
    statement = {
        "list newest 50": "SELECT id, title, body FROM entry ORDER BY happened_on DESC LIMIT 50",
        "search a rare word": "SELECT id, title, body FROM entry WHERE rowid IN "
        f"(SELECT rowid FROM words WHERE words MATCH '{corpus.RARE}')",
    }.get(what)
    return [program, str(scene.limit), statement] if program and statement else None


PEERS = {"sqlite3": _sqlite, "jrnl": _jrnl, "ripgrep": _ripgrep}
