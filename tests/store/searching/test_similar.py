"""What is near to what is being written."""

from datetime import date

import pytest

from journal import assets
from journal.domain.entry import Draft, Kind
from journal.domain.filters import parse_query
from journal.domain.links import Edge, Relation
from journal.exchange import archive
from journal.ops.archive import RestoreArchive
from journal.ops.entries import AddEntry, TrashEntries
from journal.ops.links import AddLink
from journal.store import entries
from journal.store.searching import similar

WRONG = (Kind.MISTAKE,)


def near(title, body="", kinds=WRONG, leave_out=(), **more):
    found = similar.nearest(Draft(title=title, body=body, **more), kinds, leave_out)
    return [each.entry.id for each in found]


@pytest.fixture
def certificate(add):
    add("The canteen was closed", kind=Kind.MISTAKE)
    return add("The certificate expired on Sunday", kind=Kind.MISTAKE, tags=("hosting",))


def test_words_of_the_title_find_what_went_wrong_before(certificate):
    (found,) = similar.nearest(Draft(title="An expired certificate, again"), WRONG)
    assert found.entry.id == certificate
    assert set(found.shared) == {"certificate", "expired"}


def test_endings_and_letter_case_do_not_matter(certificate):
    assert near("CERTIFICATES that expire") == [certificate]


def test_one_word_alone_says_nothing(certificate):
    assert near("Another certificate") == []
    assert near("Something else", "The certificate expired") == []


def test_a_word_and_a_tag_are_enough_and_so_are_tag_and_project(add, certificate):
    assert near("Another certificate", tags=("Hosting",)) == [certificate]
    other = add("No backup", kind=Kind.MISTAKE, tags=("hosting",), project="Site")
    assert near("Something else", tags=("hosting",), project="site") == [other]


def test_words_in_every_entry_say_nothing(add):
    for number in range(30):
        add(f"We forgot the meeting {number}", kind=Kind.MISTAKE)
    assert near("We forgot the meeting") == []


def test_the_nearest_comes_first(add):
    loose = add("A release on a Monday", "Friday was better", kind=Kind.MISTAKE)
    close = add("Released on a Friday", kind=Kind.MISTAKE)
    assert near("A release on a Friday") == [close, loose]


def test_only_wanted_kinds_and_nothing_from_the_trash(add, workspace, certificate):
    note = add("The certificate expired", kind=Kind.NOTE)
    assert near("The certificate expired") == [certificate]
    assert near("The certificate expired", kinds=(Kind.NOTE, Kind.MISTAKE)) == [note, certificate]
    workspace.do(TrashEntries((certificate,)))
    assert near("The certificate expired") == []


def test_the_draft_itself_is_left_out_and_makes_no_word_common(add):
    own = [add("The certificate expired", kind=Kind.MISTAKE) for _ in range(14)]
    assert near("The certificate expired") == []
    assert near("The certificate expired", leave_out=own[2:]) == own[1::-1]
    assert near("The certificate expired", leave_out=own) == []


def test_what_is_superseded_is_not_brought_back(add, workspace):
    old = add("Renew certificates by hand", kind=Kind.LEARNING)
    new = add("Renew certificates by machine", kind=Kind.LEARNING)
    workspace.do(AddLink(Edge(new, Relation.SUPERSEDES, old)))
    assert near("Renew the certificates", kinds=(Kind.LEARNING,)) == [new]


def test_scripts_without_spaces_are_compared_by_pairs_of_characters(add):
    found = add("東京の証明書が失効した", kind=Kind.MISTAKE)
    add("大阪の会議", kind=Kind.MISTAKE)
    assert near("証明書の失効") == [found]


@pytest.mark.parametrize(
    "text", ["", " ", '"', "NEAR(a b)", "* AND ( {title}: -", "\0", "🚀🚀", "a" * 9_000]
)
def test_any_text_can_be_asked_with(certificate, text):
    assert near(text, text, project=text.replace("\0", ""), tags=("x y",)) == []


def test_an_empty_journal_has_nothing_near(workspace):
    assert near("The certificate expired", tags=("hosting",), project="Site") == []


def test_the_sample_shows_most_of_what_was_repeated(workspace):
    workspace.do(RestoreArchive(archive.read(assets.path("sample"))))
    repeats = {
        entry.id: link.target
        for entry in entries.newest(parse_query("kind:mistake"), 0)
        for link in entry.links
        if link.relation is Relation.REPEATS
    }
    shown = [
        target
        in [each.entry.id for each in similar.nearest(entries.get(name).draft(), WRONG, [name])]
        for name, target in repeats.items()
    ]
    assert len(shown) == 6
    assert sum(shown) >= 5


def test_a_draft_that_becomes_the_first_entry_meanwhile_is_not_near_to_itself(
    workspace, monkeypatch
):
    draft = Draft(kind=Kind.MISTAKE, title="Forgot the lease", tags=("dns",))
    saving = AddEntry(draft, date(2026, 3, 2), "Ana Souza")

    saved = []

    def fetch(query, real=similar.fetch):
        found = list(real(query))
        if not saved:
            saved.append(workspace.do(saving))
        return found

    monkeypatch.setattr(similar, "fetch", fetch)
    assert similar.nearest(draft, WRONG, (saving.id,)) == []
    assert saved
