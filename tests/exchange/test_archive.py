"""An export written and read back; and every folder that is none."""

import hashlib
import os
import re
from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from journal.domain.entry import Attachment, Draft, Entry, Kind, Revision
from journal.domain.eras import Era
from journal.domain.links import Link, Relation
from journal.domain.people import Consent, Person
from journal.domain.reflections import Reflection
from journal.domain.retros import Action, Card, Retro
from journal.domain.review import Block, Review
from journal.domain.waivers import Waiver
from journal.errors import InputRefused, JournalError, StorageError
from journal.exchange import folder as source
from journal.exchange.archive import Archive, read, write
from journal.exchange.records import Record
from tests.exchange import examples

ONE = "0146b403-e688-7e09-8717-ab16b89afae7"
TWO = "0146b98e-53b8-7099-b29f-6b6294114f53"
THEN = datetime(2015, 3, 2, 10, 4, tzinfo=UTC)
IMAGE = b"not really an image"
SHA256 = hashlib.sha256(IMAGE).hexdigest()
FIRST = Entry(
    id=ONE, kind=Kind.MISTAKE, title="Forgot the TTL", body="For a day.",
    happened_on=date(2015, 3, 2), ended_on=None, written_at=THEN, edited_at=THEN,
    author="Ana Souza", links=(Link(Relation.TAUGHT, TWO),), revision=2,
    attachments=(Attachment(SHA256, "Étoile 1.PNG", "image/png", len(IMAGE), "A star"),),
)  # fmt: skip
SECOND = replace(
    FIRST, id=TWO, kind=Kind.LEARNING, title="", body="日本語だけ", revision=1, links=(),
    attachments=(), trashed_at=THEN,
)  # fmt: skip
EARLIER = Revision(1, THEN, "Ana Souza", Draft("Forgot", happened_on=date(2015, 3, 2)))
FILES = {
    "journal.yaml", "people.yaml", f"history/{ONE}.jsonl",
    "entries/2015/2015-03-02-forgot-the-ttl-b89afae7.md",
    "entries/2015/2015-03-02-94114f53.md",
    "reflections/01-ask-first-b89afae7.md", "eras.yaml",
    "retros/2015-04-01-first-look-back-b89afae7.md", f"attachments/{SHA256[:16]}-etoile-1.png",
    "reviews/2015-12-31-our-year-b89afae7.md", f"reviews/{ONE}.jsonl",
}  # fmt: skip
RETRO = Retro(
    ONE, date(2015, 4, 1), date(2015, 3, 1), date(2015, 3, 31), "timeline", "First look back",
    cards=(Card("a", "orange", "The TTL", (TWO,), votes=2),), notes="Short.", edited_at=THEN,
)  # fmt: skip
ACTION = Action(TWO, ONE, "Look at the TTL", "Ana Souza", tag="dns", experiment=TWO, edited_at=THEN)
REVIEW = Review(
    ONE, date(2015, 1, 1), date(2015, 12, 31), "Our year", revision=2, edited_at=THEN,
    blocks=(Block("lessons", False, "", "Ask.", "Ask first.", (TWO,)),),
    waivers=(Waiver("email", "a@example.org", "it is public"),),
)  # fmt: skip
ARCHIVE = Archive(
    team="The Corridor Team",
    people=(Person(ONE, "Ana Souza", "ana", consent=Consent.NAMED),),
    records=(Record(FIRST, (EARLIER,)), Record(SECOND)),
    reflections=(Reflection(ONE, "Ask first", evidence=(TWO,), position=1, edited_at=THEN),),
    content={SHA256: IMAGE}.__getitem__,
    retros=((RETRO, (ACTION,)),),
    eras=(Era(ONE, "Two of us", date(2015, 3, 1), edited_at=THEN),),
    reviews=((REVIEW, (replace(REVIEW, title="", blocks=(), revision=1),)),),
)  # fmt: skip


COUNTS = {
    "entries": 2, "people": 1, "reflections": 1, "attachments": 1, "revisions": 2, "retros": 1,
    "actions": 1, "eras": 1, "reviews": 1,
}  # fmt: skip


@pytest.fixture
def export(tmp_path):
    """The folder of a small archive."""
    write(ARCHIVE, tmp_path / "export")
    return tmp_path / "export"


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def same(one, other):
    """Whether two archives hold the same, the bytes of attachments too."""
    for name in {field.name for field in fields(Archive)} - {"content"}:
        assert getattr(one, name) == getattr(other, name)
    for record in one.records:
        for attachment in record.entry.attachments:
            assert one.content(attachment.sha256) == other.content(attachment.sha256)
    return True


def refusal(folder):
    with pytest.raises(InputRefused) as caught:
        read(folder)
    sentence = str(caught.value)
    assert sentence.endswith((".", ")"))
    return sentence


def edited(folder, pattern, old, new):
    (path,) = folder.glob(pattern)
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))


@settings(max_examples=40, deadline=None)
@given(archive=examples.archives())
def test_an_export_reads_back_as_it_was(tmp_path_factory, archive):
    folder = tmp_path_factory.mktemp("archive") / "export"
    write(archive, folder)
    back = read(folder)
    found = sorted(back.reflections, key=lambda r: r.id)
    kept = sorted(archive.reflections, key=lambda r: r.id)
    assert same(replace(archive, reflections=kept), replace(back, reflections=found))
    again = folder.with_name("again")
    write(back, again)
    assert files(folder) == files(again)


def test_the_folder_has_a_file_for_each_thing_under_a_name_for_every_system(export):
    assert set(files(export)) == FILES
    assert (export / "journal.yaml").read_text("utf-8") == (
        'format: 3\nteam: "The Corridor Team"\ncounts: {"entries": 2, "people": 1, '
        '"reflections": 1, "attachments": 1, "revisions": 2, "retros": 1, "actions": 1, '
        '"eras": 1, "reviews": 1}\n'
    )
    assert all(re.fullmatch(r"[a-z0-9./-]+", name) for name in files(export))
    assert same(read(export), ARCHIVE)


def test_two_entries_of_one_day_title_and_ending_get_a_file_each(tmp_path):
    twin = replace(SECOND, id=f"0146b98e-53b8-7099-b29f-6b63{TWO[-8:]}")
    archive = replace(ARCHIVE, records=(*ARCHIVE.records, Record(twin)))
    write(archive, tmp_path / "export")
    assert [record.entry.id for record in read(tmp_path / "export").records] == [ONE, TWO, twin.id]


def test_the_counts_are_told_and_progress_goes_entry_by_entry(tmp_path):
    written, read_ = [], []
    counts = write(ARCHIVE, tmp_path / "export", progress=written.append)
    read(tmp_path / "export", progress=read_.append)
    assert counts == COUNTS
    assert written == read_ == [1, 2]


def test_a_folder_with_files_in_it_is_not_written_over(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(InputRefused, match="not an empty folder"):
        write(ARCHIVE, tmp_path)
    assert files(tmp_path) == {"mine.txt": b"mine"}


def test_a_failure_on_the_way_leaves_nothing_behind(tmp_path):
    def lost(sha256):
        raise JournalError(f"no {sha256}")

    with pytest.raises(JournalError, match=f"no {SHA256}"):
        write(replace(ARCHIVE, content=lost), tmp_path / "export")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ident", ["../../../../escaped", "x/../../../../../escaped"])
def test_an_id_that_would_lead_out_of_the_folder_is_not_written(tmp_path, ident):
    record = Record(replace(FIRST, id=ident), (EARLIER,))
    with pytest.raises(InputRefused, match="no name for a file"):
        write(replace(ARCHIVE, records=(record,)), tmp_path / "in" / "export")
    assert not files(tmp_path)


def test_what_systems_leave_in_folders_is_passed_over(export):
    (export / ".git").mkdir()
    (export / ".git" / "config").write_text("", "utf-8")
    (export / "entries" / ".DS_Store").write_bytes(b"\0")
    (export / "attachments" / "Thumbs.db").write_bytes(b"\0")
    assert same(read(export), ARCHIVE)


def test_files_of_entries_may_be_renamed_and_moved(export):
    (old,) = export.glob("entries/2015/*ttl*")
    (export / "entries" / "by hand").mkdir()
    old.rename(export / "entries" / "by hand" / "The TTL.md")
    assert same(read(export), ARCHIVE)


def test_the_size_of_an_attachment_need_not_be_said(export):
    edited(export, "entries/*/*ttl*", f', "size": {len(IMAGE)}'.encode(), b"")
    assert same(read(export), ARCHIVE)


def test_counts_may_be_left_out(export):
    (export / "journal.yaml").write_text("format: 1\nteam: The Corridor Team\n", "utf-8")
    assert same(read(export), ARCHIVE)


def test_a_part_of_a_journal_may_have_links_that_lead_out_of_it(tmp_path):
    part = replace(ARCHIVE, records=ARCHIVE.records[:1], complete=False)
    write(part, tmp_path / "part")
    assert b"complete: false\n" in (tmp_path / "part" / "journal.yaml").read_bytes()
    assert same(read(tmp_path / "part"), part)


@pytest.mark.parametrize(("pattern", "old", "new", "sentence"), [
    ("journal.yaml", b"format: 3", b"format: 4", "a newer version of this program wrote it"),
    ("journal.yaml", b"format: 3\n", b"", "journal.yaml: the field “format” is missing."),
    ("journal.yaml", b"team:", b"crew:", "journal.yaml: there is no field “crew”"),
    ("journal.yaml", b"format", b"- format", "journal.yaml: "),
    ("journal.yaml", b'"entries": 2', b'"entries": 3', "counts 3 entries, but there are 2"),
    ("journal.yaml", b'"entries": 2', b'"entries": "2"', "counts: entries: “2” is not a whole"),
    ("journal.yaml", b"counts", b"complete: maybe\ncounts", "complete: “maybe” is none of true,"),
    ("people.yaml", b"consent: named", b"consent: gladly", "people.yaml: consent: “gladly” is"),
    ("people.yaml", b'"ana"', b'"ana\xff"', "people.yaml: this is not UTF-8"),
    ("entries/*/*ttl*", b"For a day.", b"For a \xed\xa0\x80", "b89afae7.md: this is not UTF-8"),
    ("entries/*/*ttl*", b"For a day.", b"For a \0", "b89afae7.md: The body holds a character"),
    ("entries/*/*ttl*", b"mistake", b"regret", "b89afae7.md: kind: “regret” is none of note"),
    ("entries/*/*ttl*", TWO.encode(), TWO.encode()[:-1] + b"0", "there is no entry 0146b98e"),
    ("entries/*/*ttl*", ONE.encode(), TWO.encode()[:-1] + b"0", f"history/{ONE}.jsonl: there"),
    ("entries/*/*ttl*", SHA256.encode(), SHA256[::-1].encode(), "“Étoile 1.PNG” is missing"),
    ("entries/*/*ttl*", b'"size": 19', b'"size": 20', "“Étoile 1.PNG” has 19 bytes, not 20"),
    ("entries/*/*ttl*", b"revision: 2", b"revision: 1", f"history/{ONE}.jsonl: number: the"),
    ("history/*", b'"number": 1', b'"number": "1"', f"history/{ONE}.jsonl: line 1: number"),
    ("reflections/*", b"claim", b"thesis", "01-ask-first-b89afae7.md: there is no field"),
    ("reflections/*", TWO.encode(), TWO.encode()[:-1] + b"0", "b89afae7.md: there is no entry"),
    ("retros/*", b"cards:", b"notes:", "b89afae7.md: there is no field “notes”"),
    ("retros/*", b'"votes": 2', b'"votes": -2', "less than no votes"),
    ("retros/*", b"held_on: 2015-04-01\n", b"", "the field “held_on” is missing"),
    ("retros/*", b'"text": "Look at the TTL"', b'"text": " "', "An action needs words"),
    ("retros/*", TWO.encode(), TWO.encode()[:-1] + b"0", "b89afae7.md: there is no entry"),
    ("reviews/*.md", b"title:", b"names:", "b89afae7.md: there is no field “names”"),
    ("reviews/*.md", b"period_last: 2015", b"period_last: 2014", "cannot end"),
    ("reviews/*.md", b'"on": "no"', b'"on": "maybe"', "“maybe” is none of yes, no"),
    ("reviews/*.md", b"it is public", b" ", "Say why “email:a@example.org”"),
    ("reviews/*.jsonl", b'"revision": 1', b'"revision": 2', "must ascend and come before"),
    ("reviews/*.jsonl", b'"profile"', b'"site"', "line 1: there is no field “site”"),
    ("eras.yaml", b"2015-03-01", b"2015-02-30", "eras.yaml: first: “2015-02-30” is not a day"),
    ("attachments/*", b"image", b"imago", "its bytes are not those that were exported"),
])  # fmt: skip
def test_what_does_not_fit_is_refused_with_the_name_of_the_file(
    export, pattern, old, new, sentence
):
    edited(export, pattern, old, new)
    assert sentence in refusal(export)


@pytest.mark.parametrize(("name", "sentence"), [
    ("journal.yaml", "is not an export: it has no journal.yaml"),
    ("people.yaml", "journal.yaml counts 1 people, but there are 0"),
    ("entries/2015/2015-03-02-94114f53.md", "b89afae7.md: there is no entry"),
    (f"history/{ONE}.jsonl", "journal.yaml counts 2 revisions, but there are 1"),
    (f"attachments/{SHA256[:16]}-etoile-1.png", "“Étoile 1.PNG” is missing"),
    ("reflections/01-ask-first-b89afae7.md", "journal.yaml counts 1 reflections"),
    ("retros/2015-04-01-first-look-back-b89afae7.md", "journal.yaml counts 1 retros"),
    ("eras.yaml", "journal.yaml counts 1 eras, but there are 0"),
    ("reviews/2015-12-31-our-year-b89afae7.md", f"reviews/{ONE}.jsonl: there is no review"),
    (f"reviews/{ONE}.jsonl", "journal.yaml counts 2 revisions, but there are 1"),
])  # fmt: skip
def test_a_folder_of_which_a_part_is_missing_is_refused(export, name, sentence):
    (export / name).unlink()
    assert sentence in refusal(export)


@pytest.mark.parametrize(("copy", "name", "sentence"), [
    ("journal.yaml", "README.md", "README.md: this is no part of an export"),
    ("journal.yaml", "entries/2015/notes.txt", "entries/2015/notes.txt: this is no part"),
    ("journal.yaml", "attachments/inner/a.png", "attachments/inner/a.png: this is no part"),
    ("journal.yaml", "elsewhere/journal.yaml", "elsewhere/journal.yaml: this is no part"),
    ("entries/2015/2015-03-02-94114f53.md", "entries/twin.md", "is in entries/2015/2015"),
    ("reflections/01-ask-first-b89afae7.md", "reflections/x.md", "the same is in reflect"),
    ("retros/2015-04-01-first-look-back-b89afae7.md", "retros/x.md", "the same is in retros"),
    (f"attachments/{SHA256[:16]}-etoile-1.png", f"attachments/{SHA256[:16]}-b.png", "the same is"),
    ("journal.yaml", f"history/{TWO[:-1]}0.jsonl", "there is no entry with this id"),
    ("journal.yaml", "attachments/a.png", "attachments/a.png: its bytes are not those"),
])  # fmt: skip
def test_what_is_too_much_in_a_folder_is_refused(export, copy, name, sentence):
    (export / name).parent.mkdir(exist_ok=True)
    (export / name).write_bytes((export / copy).read_bytes())
    assert sentence in refusal(export)


def test_an_attachment_that_no_entry_has_is_refused(export):
    name = f"attachments/{hashlib.sha256(b'x').hexdigest()[:16]}-x.txt"
    (export / name).write_bytes(b"x")
    assert refusal(export) == f"{name}: no entry has this attachment."


@pytest.mark.parametrize("shared", ["name", "handle", "id"])
def test_two_people_of_one_name_or_handle_are_refused(export, shared):
    other = Person(TWO, "Ben Ito", "ben")
    other = replace(other, **{shared: getattr(ARCHIVE.people[0], shared).upper().lower()})
    write(replace(ARCHIVE, people=(*ARCHIVE.people, other)), export.with_name("two"))
    assert "means both Ana Souza and" in refusal(export.with_name("two"))


@pytest.mark.parametrize("target", ["/etc/hostname", "../../secret", "2015-03-02-94114f53.md"])
def test_a_symbolic_link_is_refused_wherever_it_leads(export, target):
    (export / "entries" / "2015" / "linked.md").symlink_to(target)
    assert refusal(export) == "entries/2015/linked.md: only files and folders are taken in."


def test_a_folder_that_is_a_symbolic_link_is_refused(export, tmp_path):
    (tmp_path / "outside").mkdir()
    (export / "entries" / "2016").symlink_to(tmp_path / "outside")
    assert refusal(export) == "entries/2016: only files and folders are taken in."


def test_a_pipe_is_refused_and_does_not_block(export):
    os.mkfifo(export / "entries" / "pipe.md")
    assert refusal(export) == "entries/pipe.md: only files and folders are taken in."


def test_a_file_that_becomes_a_link_after_the_look_is_not_followed(export, tmp_path):
    names = source.listed(export)
    (tmp_path / "secret").write_text("secret", "utf-8")
    (export / "people.yaml").unlink()
    (export / "people.yaml").symlink_to(tmp_path / "secret")
    assert "people.yaml" in names
    with pytest.raises(StorageError):
        source.text(export, "people.yaml")


def test_a_file_over_the_limit_is_refused_before_it_is_read(export):
    with (export / "entries" / "huge.md").open("wb") as file:
        file.truncate(source.MAX_SIZE + 1)
    assert refusal(export) == "entries/huge.md: it is larger than 100 MB."


def test_folders_in_folders_without_end_are_refused(export):
    (export / "/".join(["entries", *"abcdefghij"])).mkdir(parents=True)
    assert "deeper, than is taken in" in refusal(export)


def test_a_name_that_is_no_text_is_shown_and_refused(export):
    path = os.path.join(os.fsencode(export), b"entries", b"\xff\n.txt")  # noqa: PTH118 - bytes
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY))
    assert refusal(export).startswith("entries/\\udcff\\n.txt: this is no part of an export")


def test_what_is_no_folder_is_refused(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    assert "is not a folder" in refusal(tmp_path / "file")
    assert "is not a folder" in refusal(tmp_path / "nowhere")
    assert "has no journal.yaml" in refusal(tmp_path)
