"""Names, addresses and private words, planted in every field: refused, or nowhere to be seen.

What is looked for is looked for without a line of the product: in every byte, and in every
spelling that a reader or a program would take for the same.
"""

import html
import json
import re
import unicodedata
from dataclasses import replace
from datetime import date
from urllib.parse import unquote

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from journal.domain.entry import Audience, Kind
from journal.domain.retros import Action, ActionState
from journal.domain.review import Block, Review
from journal.publish import post
from journal.publish.sites import profiles

PROFILES = (*profiles.PROFILES, "page")
NAMES = (
    "Grażyna", "GRAŻYNA KOWALEWSKA", "grazyna kowalewska", "Kowalewska, Grażyna",
    "Grażyna\u200bKowalewska", "Gra\u00adżyna", "Graz\u0307yna", "Gra&#380;yna", "Gra&zdot;yna",
    "Gr\u0430\u017cyna", "Ｇｒａżｙｎａ", "@grazyna", "@Grazyna", "thanks @grazyna for the lamp.",
    "[x](https://example.net/gra%C5%BCyna)", "[Grażyna](https://example.net)",
    "![Grażyna](x.png)", "**Grażyna** _Kowalewska_", "`Grażyna`", "x[^1]\n\n[^1]: Grażyna",
    "<b>Grażyna</b>", '[x](https://example.net "Grażyna")',
    "Grażyny", "Grażynas", "Grażyna's", "Grażynę", "Kowalewskiej", "Kowalewskas",
)  # fmt: skip
ADDRESSES = (
    "info@inside.example", "info at inside dot example", "info (at) inside.example",
    "[x](mailto:info@inside.example)", "<info@inside.example>", "`info@inside.example`",
    "info&#64;inside.example",
)  # fmt: skip
PRIVATE = (
    "%%Vermilion lamp%%", "||Vermilion||", "x %%a\n\nVermilion%% y", "%%Vermilion", "||Vermilion",
    "**x %%Vermilion%% y**", "[%%Vermilion%%](https://example.net)", "`x` %%Vermilion%%",
)  # fmt: skip
OTHERS = ("+48 601 234 567", "Tel.: 601 234 567", "http://wiki601/x", "file:///srv/601")
FORBIDDEN = re.compile(r"grazyn|kowalewsk|inside\W*(?:\.|dot)\W*example|vermilion|601")
FIELDS = (
    "title", "body", "expectation", "project", "tags", "people", "author", "attachment", "alt",
    "claim", "before", "went_wrong", "learnt", "now", "decision", "tag", "team", "organisation",
    "recipe title", "heading", "section", "hidden title", "alias",
)  # fmt: skip
PLAIN = dict.fromkeys(FIELDS, "")


def flat(text):
    """A text with every spelling undone, without case, accents and what is unseen."""
    for _ in range(3):
        text = html.unescape(
            unquote(re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text))
        )
    text = text.translate({0x430: "a"})
    letters = unicodedata.normalize("NFKD", re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", text)).casefold()
    return "".join(c for c in letters if unicodedata.category(c) not in ("Mn", "Cf"))


def seen(files):
    """Everything that files say, flat; markup once as it is and once without its tags."""
    for path, data in files.items():
        text = data.decode("utf-8", "replace")
        if path.endswith(".json"):
            text += " ".join(map(str, json.loads(text)["db"][0]["data"]["posts"][0].values()))
        for each in (path, text, re.sub(r"<[^>]*>", "", text)):
            yield flat(each)


@pytest.fixture(scope="module")
def journal(entry, review, reflection, person, attachment):
    """A journal with a text of one's own in any of its fields."""

    def made(**given):
        said = {**PLAIN, **given}
        line = {name: " ".join(text.split()) for name, text in said.items()}
        picture = attachment(name=line["attachment"] or "a.png", alt=line["alt"] or "A door")
        shown = entry(
            f"Moved house {line['title']}", f"It rained. {said['body']}", kind=Kind.MILESTONE,
            expectation=line["expectation"], project=line["project"], people=(
                (line["people"],) if line["people"] else ()), attachments=(picture,),
            tags=(line["tags"],) if line["tags"] else (), author=line["author"] or "Ada Reed",
        )  # fmt: skip
        slip = entry("Went wrong", said["body"], (2015, 4, 4), kind=Kind.MISTAKE,
                     links=[("relates", shown)])  # fmt: skip
        hidden = entry(
            f"The plan about {line['hidden title']}", said["hidden title"], (2015, 5, 5),
            audience=Audience.TEAM, links=[("led_to", slip)],
        )  # fmt: skip
        beats = {name: said[name] or "Words." for name in ("before", "went_wrong", "learnt", "now")}
        thought = reflection(line["claim"] or "Ask", evidence=(slip.id, hidden.id), **beats)
        done = Action(
            "00000000-0000-7000-8000-0000000000aa", "r", f"Ask {line['decision']}",
            audience=Audience.PUBLIC, state=ActionState.DONE, closed_on=date(2015, 3, 3),
            tag=line["tag"],
        )  # fmt: skip
        people = (
            person("Grażyna Kowalewska", "grazyna", joined_on=date(2014, 1, 1)),
            person("Ada Reed", "ada", "named", organisation=line["organisation"]),
            person("Bo Lind", "bo", "alias", alias=line["alias"] or "B."),
        )
        blocks = (
            Block("months", heading=line["heading"]),
            Block("outlook", text=f"Next year, more. {said['section']}"),
        )
        recipe = Review("", date(2015, 1, 1), date(2015, 12, 31), title=line["recipe title"],
                        blocks=blocks)  # fmt: skip
        material = review(
            shown, slip, hidden, reflections=(thought,), people=people, decisions=(done,),
            team=line["team"],
        )  # fmt: skip
        return replace(material, recipe=recipe)

    return made


@pytest.fixture(scope="module")
def picture(png):
    return png(3, 2, (b"tEXt", "Author\0Grażyna Kowalewska".encode()))


def look(material, profile, picture):
    """Whether a post is refused; what would be written holds nothing that is forbidden."""
    done, standing = post.examine(material, profile=profile, read_attachment=lambda _: picture)
    if standing:
        return True
    for text in seen(done.files):
        found = FORBIDDEN.search(text)
        assert found is None, text[max(0, found.start() - 60) : found.end() + 60]
    return False


def test_a_journal_in_which_nothing_is_planted_is_written(journal, picture):
    for profile in PROFILES:
        assert not look(journal(), profile, picture)


@pytest.mark.parametrize("field", FIELDS)
def test_whatever_is_planted_in_a_field_is_refused_or_absent(journal, picture, field):
    plants = (*NAMES, *ADDRESSES, *PRIVATE, *OTHERS)[FIELDS.index(field) % 2 :: 2]
    refused = [
        look(journal(**{field: plant}), PROFILES[number % len(PROFILES)], picture)
        for number, plant in enumerate(plants)
    ]
    assert not all(refused)


@pytest.mark.parametrize("profile", PROFILES)
@settings(max_examples=15, deadline=None)
@given(
    given_texts=st.dictionaries(
        st.sampled_from(FIELDS),
        st.lists(
            st.sampled_from((*NAMES, *ADDRESSES, *PRIVATE, *OTHERS, "and", "`", "|", "#", "\n\n")),
            min_size=1,
            max_size=4,
        ).map(" ".join),
        min_size=1,
        max_size=4,
    )
)
def test_nothing_planted_in_a_random_journal_survives(journal, picture, profile, given_texts):
    event("refused" if look(journal(**given_texts), profile, picture) else "written")
