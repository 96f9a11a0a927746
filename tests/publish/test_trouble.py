"""What may go wrong with a post: a sentence, and nothing half written."""

import os
import shutil
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.domain.entry import Audience, Kind
from journal.errors import InputRefused, JournalError, Refused, StorageError
from journal.publish import post
from journal.publish.sites import profiles

PROFILES = (*profiles.PROFILES, "page")


def composed(material, profile="plain", read=lambda _sha256: b""):
    return post.compose(material, profile=profile, read_attachment=read)


@pytest.fixture
def small(entry, review):
    return review(entry("We moved house", kind=Kind.MILESTONE))


@pytest.fixture
def old(tmp_path, small):
    """A post that was written before; gives its folder and what it holds."""
    folder = tmp_path / "inside" / "post"
    post.write(composed(small), folder)
    return folder, contents(folder)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("count", [0, 1])
def test_a_year_of_next_to_nothing_is_written_and_read_back(
    entry, review, profile, count, tmp_path
):
    entries = [entry("We moved house")] * count
    read = post.write(composed(review(*entries), profile), tmp_path / "post")
    assert read.files >= 1
    assert "no withheld name" in str(read)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_year_without_reflections_or_public_entries_is_written(entry, review, profile, tmp_path):
    material = review(entry("Ours", audience=Audience.TEAM))
    assert post.write(composed(material, profile), tmp_path / "post").files >= 1


def test_a_year_of_20_000_entries_becomes_a_post_of_the_usual_length(entry, review, tmp_path):
    first = date(2015, 1, 1)
    days = [first + timedelta(days=n % 365) for n in range(20_000)]
    entries = [
        entry(f"Counted {n} pages", "It took a while.", (d.year, d.month, d.day),
              kind=list(Kind)[n % 5])
        for n, d in enumerate(days)
    ]  # fmt: skip
    began = time.monotonic()
    done = composed(review(*entries))
    post.write(done, tmp_path / "post")
    assert time.monotonic() - began < 20
    assert len(done.files[done.page]) < 60_000
    assert "It holds 20,000 entries" in done.files[done.page].decode()


def test_two_pictures_of_one_name_become_two_files(entry, review, png, attachment):
    one, two = (attachment(sha256=letter * 64, name="photo.png", alt="A door") for letter in "ab")
    first, second = (
        entry("One", attachments=(one,)),
        entry("Two", "", (2015, 4, 4), attachments=(two,)),
    )
    material = review(first, second)
    pictures = {"a" * 64: png(3, 2), "b" * 64: png(2, 3)}
    done = composed(material, read=pictures.__getitem__)
    assert done.files["images/image-01.png"] == png(3, 2)
    assert done.files["images/image-02.png"] == png(2, 3)


def test_a_picture_that_cannot_be_read_is_a_sentence(entry, review, attachment):
    def gone(_sha256):
        raise Refused("The attachment is not in the journal.")

    material = review(entry("One", attachments=(attachment(),), kind=Kind.MILESTONE))
    done = composed(material, read=gone)
    assert "because The attachment is not in the journal." in str(done.report.left_out[0])


def test_a_folder_that_is_not_empty_stays_as_it_is(old, small):
    folder, before = old
    with pytest.raises(InputRefused, match="is not an empty folder; nothing was written"):
        post.write(composed(small, "hugo"), folder)
    assert contents(folder) == before


def test_a_place_that_cannot_be_written_to_is_a_sentence(small, tmp_path):
    if os.geteuid() == 0:
        place = Path("/proc")  # nobody may make anything there, not even root
    else:
        place = tmp_path / "closed"
        place.mkdir(mode=0o500)
    with pytest.raises(StorageError) as refusal:
        post.write(composed(small), place / "post")
    assert str(refusal.value).startswith(str(place / "post"))


def test_a_file_where_a_folder_belongs_is_a_sentence(small, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError):
        post.write(composed(small), tmp_path / "file" / "post")


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_folder_that_vanishes_half_way_leaves_the_old_post(old, small, monkeypatch, moment):
    folder, before = old
    write_tree = post.write_tree

    def interrupted(beside, files):
        if moment == "after":
            write_tree(beside, files)
        shutil.rmtree(beside)
        if moment == "before":
            write_tree(beside / "gone", files)

    monkeypatch.setattr(post, "write_tree", interrupted)
    with pytest.raises(JournalError) as refusal:
        post.write(composed(small, "hugo"), folder, overwrite=True)
    assert "\n" not in str(refusal.value)
    assert contents(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == ["post"]


def test_a_disk_that_fills_up_half_way_leaves_the_old_post(old, small, monkeypatch):
    folder, before = old

    def full(_beside, _files):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(post, "write_tree", full)
    with pytest.raises(StorageError, match="disk is full"):
        post.write(composed(small, "hugo"), folder, overwrite=True)
    assert contents(folder) == before
