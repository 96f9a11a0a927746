"""The pictures of a post: which come along, under which names, and which are left out and why."""

import pytest

from journal.domain.entry import Kind
from journal.domain.waivers import Waiver
from journal.errors import Refused, UnsafePost
from journal.publish import post


def nothing(_sha256):
    raise Refused("there is no such attachment")


def composed(material, profile="plain", read=nothing, **more):
    return post.compose(material, profile=profile, read_attachment=read, **more)


def test_pictures_come_along_without_their_names_and_metadata(entry, review, attachment, png):
    shot = entry("The door", kind=Kind.MILESTONE, attachments=(attachment(),))
    data = png(3, 2, (b"tEXt", b"Author\0Ada Reed"), (b"eXIf", b"MM\0*GPS"))
    done = composed(review(shot), read=lambda _sha256: data)
    assert "![A door](images/image-01.png)" in done.files["README.md"].decode()
    assert done.files["images/image-01.png"] == png(3, 2)
    assert b"IMG_1234" not in b"".join(done.files.values())


def test_a_picture_without_alternative_text_needs_a_waiver(entry, review, attachment, png):
    material = review(entry("The door", attachments=(attachment(alt=""),)))
    with pytest.raises(UnsafePost, match="picture without an alternative text"):
        composed(material, read=lambda _sha256: png())
    waivers = [Waiver("alt", "image-01.png", "A line under a heading.")]
    done = composed(material, read=lambda _sha256: png(), waivers=waivers)
    assert "images/image-01.png" in done.files


def test_a_picture_that_cannot_be_cleaned_is_left_out_and_said(entry, review, attachment):
    done = composed(
        review(entry("The door", attachments=(attachment(),))), read=lambda _s: b"GIF89a"
    )
    assert [str(each) for each in done.report.left_out] == [
        "one picture, because only PNG and JPEG pictures can be published"
    ]
    assert "- One picture, because only" in done.files["README.md"].decode()


def test_a_picture_larger_than_a_page_needs_is_noted(entry, review, attachment, png):
    done = composed(
        review(entry("Door", attachments=(attachment(),))), read=lambda _sha256: png(2000, 1)
    )
    assert done.report.notes[0].startswith("image-01.png has 2,000 × 1 pixels")  # noqa: RUF001


def test_two_pictures_of_one_name_are_kept_apart(entry, review, attachment, png):
    one, two = attachment(), attachment("b" * 64)
    assert one.name == two.name
    here = [
        entry("A door", kind=Kind.MILESTONE, attachments=(one,), day=(2015, 3, 2)),
        entry("A gate", kind=Kind.MILESTONE, attachments=(two,), day=(2015, 9, 2)),
    ]
    done = composed(review(*here), read=lambda name: png(3 if name[0] == "a" else 4, 2))
    made = {path: data for path, data in done.files.items() if path.endswith(".png")}
    assert list(made) == ["images/image-01.png", "images/image-02.png"]
    assert len(set(made.values())) == 2
    assert all(path.isascii() for path in done.files)


def test_a_huge_picture_is_left_out_with_its_reason(entry, review, png, attachment):
    huge = png(3, 2, (b"IDAT", bytes(60_000_000)))
    here = entry("A door", "![A door](attachment:" + "a" * 64 + ")", attachments=(attachment(),))
    done = composed(review(here), read=lambda _: huge)
    assert "images/image-01.png" not in done.files
    assert "the picture has more than 20 MB" in " ".join(map(str, done.report.left_out))
