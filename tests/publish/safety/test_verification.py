"""What is read back after writing, and every way in which it can be wrong."""

import json
import zlib
from base64 import b64encode

import pytest

from journal.errors import JournalError
from journal.publish.safety import verification
from journal.publish.safety.verification import Written

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
    assert list(verification.faults(text, Written(FILES, "index.md"))) == []


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
    assert any(fault in said for said in verification.faults(text, Written(FILES, "index.md")))


def test_pictures_are_looked_for_beside_the_page():
    files = {"_posts/a.md": b"", "_posts/b.png": b""}
    assert list(verification.faults("# A\n\n![x](b.png)\n", Written(files, "_posts/a.md"))) == []


@pytest.mark.parametrize("change", ["missing", "other", "extra"])
def test_what_lies_there_is_exactly_what_was_written(tmp_path, change):
    (tmp_path / "a.md").write_bytes(b"# A\n")
    files = {"a.md": b"# A\n"}
    verification.verify(tmp_path, Written(files, "a.md"))
    if change == "missing":
        files["b.md"] = b""
    elif change == "other":
        (tmp_path / "a.md").write_bytes(b"# B\n")
    else:
        (tmp_path / "c.md").write_bytes(b"")
    with pytest.raises(JournalError, match="not what was written"):
        verification.verify(tmp_path, Written(files, "a.md"))


@pytest.mark.parametrize(
    "data",
    [
        b"# A\n\nby una  PIKE-lund\n",
        b"# A\n\nby U&#110;a Pike&#45;Lund\n",
        b"# A\n\n[x](https://example.org/%55na%20Pike-Lund)\n",
        b"# A\n\n`\\u0055na Pike-Lund`\n",
        b"# A\n\n`%26%2385%3Bna Pike-Lund`\n",
        "# A\n\nby \u0170na Pike\u200b-Lund\n".encode(),
    ],
)
def test_a_withheld_name_is_found_in_every_spelling(tmp_path, data):
    (tmp_path / "a.md").write_bytes(data)
    written = Written({"a.md": data}, "a.md", withheld=("Una Pike-Lund",))
    with pytest.raises(JournalError, match=r"a\.md holds a name that is withheld"):
        verification.verify(tmp_path, written)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("una-pike-lund.png", b"x"),
        ("a.svg", b"<svg><title>By <b>Una</b> Pike-Lund</title></svg>"),
        ("a.svg", b"<svg><!-- Una Pike-Lund --></svg>"),
        ("a.html", b'<p><img alt="Una Pike-Lund"></p>'),
        ("a.json", b'{"by": "\\u0055na Pike-Lund"}'),
        ("a.pdf", b"%PDF-1.4 /Author (Una Pike-Lund)"),
        ("a.pdf", b"%PDF-1.4 /Author <feff>" + "Una Pike-Lund".encode("utf-16-be")),
        ("a.pdf", b"%PDF-1.4 stream\n" + zlib.compress(b"(Una Pike-Lund) Tj") + b"\nendstream"),
        ("a.jpg", b"\xff\xd8\xff\xfe\x00\x10UNA PIKE-LUND"),
        ("a.html", b'<img src="data:image/jpeg;base64,' + b64encode(b"by una pike-lund") + b'">'),
    ],
)
def test_a_withheld_name_is_found_in_files_of_every_kind(path, data):
    assert verification.standing({path: data}, ["Una Pike-Lund"]) == {"Una Pike-Lund": path}
    assert verification.standing({path: data}, ["Eva Pike-Lund"]) == {}


@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt", b"iTXt"])
def test_a_withheld_name_is_found_in_the_texts_of_a_picture(png, kind):
    text = b"by Una Pike-Lund"
    texts = {
        b"tEXt": b"Author\0" + text,
        b"zTXt": b"Author\0\0" + zlib.compress(text),
        b"iTXt": b"Author\0\1\0\0\0" + zlib.compress(text),
    }
    data = png(3, 2, (kind, texts[kind]))
    assert verification.standing({"a.png": data}, ["Una Pike-Lund"])


def test_a_page_of_json_is_looked_into(tmp_path):
    files = {"a.json": b"{}", "content/x.png": b""}

    def said(html):
        text = json.dumps({"html": html}) + "\n"
        return verification.faults(text, Written(files, "a.json", "/content/", "content/"))

    assert said('<h2 id="a">A</h2><p><a href="#a">b</a><img src="/content/x.png"></p>') == []
    assert said("<h3>A</h3>") == ["the heading “A” skips a level."]
    assert said('<p><a href="#b">b</a></p>') == ["#b leads nowhere."]
    assert said('<p><img src="/content/y.png"></p>') == ["/content/y.png leads nowhere."]
    assert said("<p>a || b</p>") == ["a mark was left in it (||)."]
    assert verification.faults("{\n", Written(files, "a.json"))[0].startswith("its JSON does not")


def test_what_was_read_is_counted(tmp_path):
    files = {"a.md": b"# A\n\n![x](b.png) [y](https://example.org)\n", "b.png": b""}
    for path, data in files.items():
        (tmp_path / path).write_bytes(data)
    read = verification.verify(tmp_path, Written(files, "a.md"))
    assert str(read) == (
        "Read back: two files, one link and one picture, all in order; no withheld name in any "
        "of it."
    )


def test_pictures_at_an_address_of_their_own_are_looked_for_in_their_folder():
    files = {"a.md": b"", "images/b.png": b""}
    written = Written(files, "a.md", "https://example.org/x/", "images/")
    assert verification.faults("# A\n\n![x](https://example.org/x/b.png)\n", written) == []
    assert verification.faults("# A\n\n![x](https://example.org/x/c.png)\n", written)


def test_what_leaves_beside_the_post_is_looked_into_too():
    files = {"review.pdf": b"%PDF-1.4 /Title (By Una Pike-Lund)"}
    with pytest.raises(JournalError, match=r"review\.pdf holds a name that is withheld"):
        verification.without_names(files, ("Una Pike-Lund",))
    verification.without_names(files, ("Eva Pike-Lund",))
