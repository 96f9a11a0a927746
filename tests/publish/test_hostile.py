"""Hostile texts in every field of random journals: nothing withheld stands in any byte."""

import contextlib
import html
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.entry import Audience, Kind, Status
from journal.domain.retros import Action, ActionState
from journal.errors import Refused, UnsafePost
from journal.publish import evidence, post, timelinejs
from journal.publish.passages import open_line
from journal.publish.safety import verification
from journal.publish.safety.withholding import cleaned, sift
from journal.publish.sites import profiles

PROFILES = (*profiles.PROFILES, "page")


def nothing(_sha256):
    raise Refused("there is no such attachment")


def decision(text, audience=Audience.PUBLIC, **more):
    done = {"state": ActionState.DONE, "closed_on": date(2015, 3, 3)}
    return Action(
        "00000000-0000-7000-8000-00000000ffff", "r", text, audience=audience, **done, **more
    )


def seen(text):
    """The words of a page as a reader sees them."""
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text))


# Everything that must never be seen, planted wherever text can stand.
HOSTILE = (
    "# heading", "`a || b`", "```\n%%code%%\n```", "<script>alert(1)</script>", "{{< figure >}}",
    "{% include x %}", "]]>", "---", "[[Plain]]", "[[Zyxwora and her plan for the autumn]]", "#tag",
    "@zyx", "@Nemo.Qwv", "Zyxwora", "QUILLFEATHER", "zyxwora quillfeather", "Żyxwora",
    "**Zyxwora** _Quillfeather_", "%%SECRETONE%%", "%%two\n\nSECRETTWO%%", "||SECRETTHREE||",
    "thanks @zyx for the ||SECRETTHREE|| hat.", "| a | b |\n|---|---|\n| c || d |", "[^1]",
    "[^1]: note by Zyxwora", "[x](https://example.org/zyxwora-quillfeather)", "![Zyxwora](x.png)",
    "[Zyxwora](attachment:" + "b" * 64 + ")", "&#90;yxwora", "<https://example.org/zyxwora>",
    "Kyrill-alias", "العربية", "中文字", "“q”", "'", '"', "a: b", "- [ ] item", "1. one", "\\", "`",
    "    indented %%x%%", "Setext\n===", "$$x$$", "{: .a onclick=b}", "$", "*", "_", "~~", "||",
    "%%",
)  # fmt: skip
FORBIDDEN = re.compile("zyxwora|quillfeather|zyx\\b|nemo|qwv", re.IGNORECASE)
SECRETS = ("SECRETONE", "SECRETTWO", "SECRETTHREE")
text_of = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=12), max_size=6)
lines = text_of.map(lambda parts: " ".join(" ".join(parts).split()))
bodies = st.tuples(text_of, st.sampled_from((" ", "\n", "\n\n"))).map(lambda t: t[1].join(t[0]))


def extracts(material):
    """The files beside a post, as far as nothing stops them."""
    made = {}
    with contextlib.suppress(Refused, UnsafePost):
        made["numbers.csv"] = evidence.compose(material)
    with contextlib.suppress(Refused, UnsafePost):
        made["events.json"] = timelinejs.compose(material).data
    return made


@pytest.mark.parametrize("profile", PROFILES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_nothing_withheld_survives_in_any_byte(data, profile, entry, review, reflection, person):
    audiences = st.sampled_from((Audience.PUBLIC, Audience.PUBLIC, Audience.TEAM))
    entries = [
        entry(
            data.draw(lines), data.draw(bodies) or "x", (2015, n + 1, 3),
            kind=data.draw(st.sampled_from(Kind)), status=data.draw(st.sampled_from(Status)),
            expectation=data.draw(lines), project=data.draw(lines), author="Zyxwora Quillfeather",
            tags=tuple(data.draw(st.lists(lines, max_size=2))), people=("Nemo.Qwv",),
            audience=data.draw(audiences),
        )
        for n in range(data.draw(st.integers(0, 4)))
    ]  # fmt: skip
    hidden = entry(
        "Zyxwora and her plan for the autumn", audience=Audience.ME, people=("Nemo.Qwv",),
        author="Zyxwora Quillfeather",
    )  # fmt: skip
    entries.append(hidden)
    thoughts = (
        reflection(
            data.draw(lines) or "x", before=data.draw(bodies), went_wrong=data.draw(bodies),
            learnt=data.draw(bodies), now=data.draw(bodies), evidence=(entries[0].id,),
        ),
    )  # fmt: skip
    people = (
        person("Zyxwora Quillfeather", "zyx"),
        person("Kyrill Nemo", "k", "alias", alias="K."),
    )
    decisions = tuple(
        decision(data.draw(lines) or "x", data.draw(audiences), tag=data.draw(lines))
        for _ in range(data.draw(st.integers(0, 2)))
    )
    material = review(
        *entries,
        reflections=thoughts,
        people=people,
        team=data.draw(lines.filter(lambda text: not open_line(text))),
        decisions=decisions,
    )
    told = " ".join(sift(cleaned(material)).texts())  # a mark inside code marks nothing
    secrets = [word for word in SECRETS if word not in told]
    secrets += [] if "`" in told or "    " in told else ["autumn"]
    done, found = post.examine(material, profile=profile, read_attachment=nothing)
    beside = extracts(material) if profile == "page" else {}
    for path, content in (done.files | beside).items():
        assert not FORBIDDEN.search(path)
        assert not FORBIDDEN.search(content.decode())
        assert not FORBIDDEN.search(seen(content.decode()))
        assert not [secret for secret in secrets if secret in content.decode()]
    public = set(told.split())  # whose words may stand side by side as in what is private
    by_chance = [f for f in found if f.rule == "private" and set(f.what.split()) <= public]
    wrong = [f for f in found if f.rule in ("name", "private", "mark") and f not in by_chance]
    assert wrong == []
    written = verification.Written(done.files, done.page, done.link, done.pictures)
    assert list(verification.faults(done.files[done.page].decode(), written)) == []
