"""What is read back after writing, and every way in which it can be wrong."""

import pytest

from journal.errors import JournalError
from journal.publish import verification

FILES = {"index.md": b"", "images/a.png": b"x", "assets/b.svg": b"y"}
FRONT = '---\ntitle: "A"\n---\n\n'


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n## B\n\n### C\n\n## D\n",
        FRONT + "text\n\n## A\n\n```\n#### no heading [[x]] %% [a](b)\n```\n",
        FRONT + "![a](images/a.png) [b](/assets/b.svg) [c](https://x.org)\n",
        FRONT + "A[^1] B[^1]\n\n[^1]: Note.\n",
        FRONT + "\\[a](b) and \\[^9]\n",
    ],
)
def test_a_sound_page_has_no_faults(text):
    assert list(verification.faults(text, "index.md", FILES)) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("# A\n\n### B\n", "skips a level"),
        (FRONT + "### B\n", "skips a level"),
        (FRONT + "![a](images/c.png)\n", "images/c.png leads nowhere"),
        (FRONT + "[a](/images)\n", "leads nowhere"),
        (FRONT + "A[^1]\n", "footnote 1 has one end only"),
        (FRONT + "[^1]: A\n", "footnote 1 has one end only"),
        (FRONT + "a %%b\n", "a mark was left"),
        (FRONT + "a [[b\n", "a mark was left"),
        (FRONT + "a || b\n", "a mark was left"),
        ("---\ntitle: [\n---\ntext\n", "front matter does not load"),
        ("---\ntitle: 2015-02-30\n---\ntext\n", "front matter does not load"),
        ("---\nother: a\n---\ntext\n", "no title"),
        ("# A", "one line feed"),
        ("# A\n\n", "one line feed"),
        ("# A\r\n", "one line feed"),
    ],
)
def test_each_fault_is_said_in_a_sentence(text, fault):
    assert any(fault in said for said in verification.faults(text, "index.md", FILES))


def test_pictures_are_looked_for_beside_the_page():
    files = {"_posts/a.md": b"", "_posts/b.png": b""}
    assert list(verification.faults("# A\n\n![x](b.png)\n", "_posts/a.md", files)) == []


@pytest.mark.parametrize("change", ["missing", "other", "extra"])
def test_what_lies_there_is_exactly_what_was_written(tmp_path, change):
    (tmp_path / "a.md").write_bytes(b"# A\n")
    files = {"a.md": b"# A\n"}
    verification.verify(tmp_path, files, "a.md")
    if change == "missing":
        files["b.md"] = b""
    elif change == "other":
        (tmp_path / "a.md").write_bytes(b"# B\n")
    else:
        (tmp_path / "c.md").write_bytes(b"")
    with pytest.raises(JournalError, match="not what was written"):
        verification.verify(tmp_path, files, "a.md")
