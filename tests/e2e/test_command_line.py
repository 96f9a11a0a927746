"""The command line as people and scripts meet it: real processes, real streams."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from journal import assets
from tests.processes import at_most

ROOT = Path(__file__).parent.parent.parent
JOURNAL = [sys.executable, "-m", "journal"]
LOCALES = ["C", "POSIX", "tr_TR.UTF-8", "xx_YY.bogus", ""]


@pytest.fixture
def home(tmp_path):
    """The environment of an ordinary person with one journal, who wants no daily backups."""
    config = tmp_path / "home" / "config"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text("backups = false\n")
    kept = ("PATH", "LANG", "SYSTEMROOT")
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
        "JOURNAL_HOME": str(tmp_path / "home"),
        "JOURNAL_FILE": str(tmp_path / "team.db"),
    }


@pytest.fixture
def run(home, tmp_path):
    """Run a command as a process of its own."""

    def command(*arguments, code=0, text=None, environment=None, **how):
        result = subprocess.run(
            [*JOURNAL, *map(os.fsencode, map(str, arguments))],
            input=text.encode() if isinstance(text, str) else text,
            env={**home, **(environment or {})},
            cwd=how.pop("cwd", tmp_path),
            stdout=how.pop("stdout", subprocess.PIPE),
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
            **how,
        )
        told = result.stderr.decode()
        assert result.returncode == code, told
        assert "Traceback" not in told
        return (result.stdout or b"").decode("utf-8", "surrogateescape"), told

    command("init")
    return command


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_the_first_write_of_a_day_is_backed_up_apart(run, home, tmp_path, qtbot):
    run("config", "backups", "on")
    name = run("add", "one")[0].strip()
    (folder,) = (tmp_path / "home" / "state" / "backups").iterdir()
    qtbot.waitUntil(lambda: any(folder.glob("*.db")), timeout=30_000)
    (copy,) = folder.glob("*.db")
    run("config", "backups", "off")
    assert [e["id"] for e in lines(run("--journal", copy, "list", "--json")[0])] == [name]
    command = os.fsencode(tmp_path / "team.db") + b"\0backup"
    qtbot.waitUntil(lambda: not any(command in line for line in running()), timeout=30_000)
    assert {path.name for path in folder.iterdir()} == {copy.name, ".lock"}


def running():
    """The commands of all processes, where the system shows them."""
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            yield process.read_bytes()


def test_a_year_from_the_first_thought_to_the_post(run, tmp_path):
    mistake = run("add", "--date", "2026-03-02", "m: forgot the DNS TTL #infra @ana")[0].strip()
    learning = run("add", "-", "--date", "2026-03-09", text="l: short TTLs #infra\nA week.\n")[
        0
    ].strip()
    assert [e["id"] for e in lines(run("list", "--json")[0])] == [learning, mistake]
    assert [e["id"] for e in lines(run("search", "tTl", "kind:mistake", "--json")[0])] == [mistake]
    run("link", mistake, "taught", learning)
    run("edit", mistake, "--audience", "public", "--title", "Forgot the DNS TTL")
    assert len(lines(run("history", mistake, "--json")[0])) == 2
    assert run("loop", "--json")[0].count("\n") == 1
    run("trash", learning)
    assert len(lines(run("list", "--json")[0])) == 1
    run("restore", learning)
    run("export", "-o", tmp_path / "out")
    before = run("list", "--json")[0]
    other = {"JOURNAL_FILE": str(tmp_path / "other.db")}
    run("init", environment=other)
    run("import", tmp_path / "out", environment=other)
    assert run("list", "--json", environment=other)[0] == before
    run("check", environment=other)
    page = run("review", "2026", "-o", tmp_path / "post")[0].strip()
    assert "DNS TTL" in Path(page).read_text("utf-8")


@pytest.mark.parametrize("locale", LOCALES)
def test_text_is_utf8_in_every_locale(run, locale):
    odd = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    run("add", "żółw 🐢 日記", "--tag", "größe", environment=odd)
    (entry,) = lines(run("list", "--json", environment=odd)[0])
    assert (entry["title"], entry["tags"]) == ("żółw 🐢 日記", ["größe"])
    assert "żółw 🐢" in run("list", environment={**odd, "PYTHONIOENCODING": "ascii"})[0]


def test_an_argument_that_is_no_utf8_is_refused(run):
    for locale in LOCALES[:2]:
        odd = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        told = run("add", os.fsdecode(b"caf\xe9"), code=3, environment=odd)[1]
        assert "UTF-8" in told


@pytest.mark.parametrize("name", [b"a b.db", "Zażółć 日記.db".encode(), b"a?mode=ro#x%20.db",
                                  b"a\nb.db", b"-rf.db", b"caf\xe9.db"])  # fmt: skip
@pytest.mark.parametrize("locale", ["C.UTF-8", "C"])
def test_a_journal_may_be_called_anything(run, tmp_path, name, locale):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/" + name)
    odd = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    run("--journal", path, "init", environment=odd)
    run("--journal", path, "add", "kept", environment=odd)
    assert Path(path).exists()
    assert run("--journal", path, "list", environment=odd)[0].endswith("kept\n")


def test_the_reader_may_go_away(home, run):
    run("add", "--batch", text="".join(f"entry {n}\n" for n in range(300)))
    process = subprocess.Popen(
        [*JOURNAL, "list", "--json", "--limit", "0"],
        env=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    with at_most(process):
        process.stdout.read(10)
        process.stdout.close()
        assert process.wait(60) in (0, 141)
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_behind_the_output_is_told(run):
    run("add", "one")
    with Path("/dev/full").open("wb") as full:
        told = run("list", code=5, stdout=full)[1]
    assert told.count("\n") == 1


@pytest.mark.parametrize("number", [0, 1, 2])
def test_closed_streams_do_no_harm(run, number):
    run("add", "one", preexec_fn=lambda: os.close(number))
    run("list", preexec_fn=lambda: os.close(number))
    run("check")
    assert len(lines(run("list", "--json")[0])) == 1


def test_a_folder_that_is_gone_does_not_matter(run, tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    run("list", cwd=gone, preexec_fn=gone.rmdir)


def test_ctrl_c_ends_a_batch_quietly_and_keeps_what_was_printed(home, run):
    process = subprocess.Popen(
        [*JOURNAL, "add", "--batch"],
        env=home, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        # A suite started in the background passes on that Ctrl+C is to be ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    with at_most(process):
        process.stdin.write(b"one\n")
        process.stdin.flush()
        printed = process.stdout.readline().decode().strip()
        process.send_signal(signal.SIGINT)
        out, told = process.communicate()
    assert (process.returncode, out, told) == (130, b"", b"")
    assert [e["id"] for e in lines(run("list", "--json")[0])] == [printed]


def test_each_id_of_a_batch_is_printed_when_its_entry_is_on_disk(home, run):
    process = subprocess.Popen(
        [*JOURNAL, "add", "--batch"], env=home, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with at_most(process):
        for number in range(3):
            process.stdin.write(f"entry {number}\n".encode())
            process.stdin.flush()
            printed = process.stdout.readline().decode().strip()
            assert lines(run("show", printed, "--json")[0])[0]["title"] == f"entry {number}"
        process.stdin.close()
    assert process.returncode == 0


def test_writers_at_once_lose_nothing(home, run):
    writers = []
    for name in range(3):
        process = subprocess.Popen(
            [*JOURNAL, "add", "--batch"], env=home, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        process.stdin.write("".join(f"{name} {n}\n" for n in range(10)).encode())
        process.stdin.close()
        writers.append(process)
    printed = []
    for process in writers:
        with at_most(process):
            printed += process.stdout.read().decode().split()
        assert process.returncode == 0
    assert {e["id"] for e in lines(run("list", "--json")[0])} == set(printed)
    assert len(printed) == 30
    run("check")


def test_files_are_for_their_owner_alone(run, tmp_path):
    run("add", "one", preexec_fn=lambda: os.umask(0))
    run("export", "-o", tmp_path / "out", preexec_fn=lambda: os.umask(0))
    run("backup", preexec_fn=lambda: os.umask(0))
    out, backups = tmp_path / "out", (tmp_path / "home").rglob("*.db")
    made = [tmp_path / "team.db", *backups, out, *out.rglob("*")]
    assert sum(path.suffix in (".db", ".md") for path in made) == 3
    assert not [path for path in made if path.stat().st_mode & 0o077]


def test_without_a_display_a_sentence_points_at_the_command_line(run):
    told = run(code=5)[1]
    assert told.startswith("journal: ")
    assert "command line" in told


def test_the_sample_reads_like_a_year(run, tmp_path):
    page = run("--sample", "review", "2015", "-o", tmp_path / "post")[0].strip()
    text = Path(page).read_text("utf-8")
    opening, *sections = text.split("\n## ")
    assert "did not win" in opening  # the event, the numbers, the loop
    assert "13 experiments" in opening
    assert "*constant beta*" in opening
    assert [section.split("\n")[0] for section in sections] == [
        "Thank you", "Six things we learnt", "What we changed because of it",
        "What we said last year, and what happened", "The year at a glance",
        "Next year: what we will try", "How this post was made",
    ]  # fmt: skip
    lessons = sections[1].split("\n### ")[1:]
    assert len(lessons) == 6
    for lesson in lessons:
        beats = re.split(
            r"\*\*(Before|What went wrong|What we learnt|What we do now)\.\*\*", lesson
        )
        assert beats[1::2] == ["Before", "What went wrong", "What we learnt", "What we do now"]
        assert "[^" in lesson


@pytest.mark.parametrize("profile", ["hugo", "page"])
def test_another_machine_writes_the_same_bytes(run, tmp_path, profile):
    machines = (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8"},
    )
    posts = []
    for number, machine in enumerate(machines):
        folder = tmp_path / f"post-{number}"
        wish = ("review", "2015", "-o", folder, "--profile", profile)
        run("--sample", *wish, environment=machine)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        posts.append([(path.relative_to(folder), path.read_bytes()) for path in files])
    assert posts[0] == posts[1]


def test_the_year_is_put_on_paper_without_a_display(home, tmp_path):
    bare = {k: v for k, v in home.items() if k not in ("QT_QPA_PLATFORM", "DISPLAY")}
    path = tmp_path / "year.pdf"
    command = [sys.executable, "-m", "journal", "--sample", "review", "2015", "--pdf", path]
    done = subprocess.run(
        command, env=bare, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{path}\n", "")
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.count(b"/Type /Page\n") > 5
    if shutil.which("pdftotext"):
        text = subprocess.run(
            ["pdftotext", path, "-"], capture_output=True, text=True, timeout=60, check=True
        ).stdout
        assert "Six things we learnt in 2015" in text
        people = yaml.safe_load(assets.text("sample/people.yaml"))
        withheld = [each["name"] for each in people if each["consent"] != "named"]
        assert withheld
        assert not [name for name in withheld if name in text or name.encode() in data]


_NO_QT = """
import sys
from journal.cli.main import journal
for command in ({commands}):
    try:
        journal.main(["--sample", *command])
    except SystemExit as ending:
        assert ending.code == 0, command
assert not [name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))]
print("no Qt", file=sys.stderr)
"""


def test_no_command_imports_qt(home, tmp_path):
    commands = [
        ["add", "m: one #a"], ["add", "--batch"], ["list"], ["search", "dns"], ["loop"],
        ["person"], ["person", "Zoe", "--consent", "named"], ["stats"], ["check"], ["config"],
        ["backup", "-o", "copy.db"], ["export", "-o", "out"], ["import", "out"],
        ["review", "2015", "-o", "post"], ["completion", "zsh"], ["--help"],
    ]  # fmt: skip
    script = _NO_QT.format(commands=", ".join(map(repr, commands)))
    result = subprocess.run(
        [sys.executable, "-c", script], env=home, cwd=tmp_path, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert result.stderr.endswith("no Qt\n"), result.stderr


def test_list_imports_only_what_it_needs(home, tmp_path):
    script = (
        "import sys; from journal.cli.main import journal\n"
        "try: journal.main(['init'])\nexcept SystemExit: pass\n"
        "try: journal.main(['list'])\nexcept SystemExit: pass\n"
        "heavy = ('markdown', 'yaml', 'jinja2', 'dateparser', 'pygments', 'nh3', 'tomlkit',\n"
        "  'journal.workspace', 'journal.ops', 'journal.text', 'journal.publish',\n"
        "  'journal.exchange')\n"
        "sys.exit(', '.join(n for n in heavy if n in sys.modules) or None)"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], env=home, cwd=tmp_path, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
