"""Formats that ship, and a team's own."""

import pytest

from journal.domain.retro_formats import Material
from journal.domain.retros import Step
from journal.errors import InputRefused
from journal.exchange import retro_formats

OWN = b"""
title = "Weather"
[[columns]]
key = "sun"
title = "Sun"
takes = ["worked"]
[shares]
vote = 0
"""

TABLE = {  # what goes where, from the description of the pack
    "timeline": ("green", "orange", "yellow", "yellow", "green"),
    "start-stop-continue": ("continue", "stop", "start", None, "continue"),
    "4ls": ("liked", "lacked", "learned", "longed-for", "liked"),
    "sailboat": ("wind", "anchor", None, "island", "wind"),
    "mad-sad-glad": ("glad", "sad", None, None, "glad"),
    "post-incident": ("went-well", "contributing", "lesson", None, "appreciation"),
}
ROWS = (
    (Material.WORKED, Material.APPLIED), (Material.MISTAKE,), (Material.LEARNING,),
    (Material.EXPERIMENT, Material.DUE), (Material.THANKS,),
)  # fmt: skip


@pytest.fixture
def own():
    folder = retro_formats.own_folder()
    folder.mkdir(parents=True)

    def keep(name, data=OWN):
        (folder / f"{name}.toml").write_bytes(data)

    return keep


@pytest.mark.parametrize("name", retro_formats.OURS)
def test_our_formats_take_what_they_promise(name):
    form = retro_formats.find(name)
    found = []
    for materials in ROWS:
        (column,) = {form.column_for(material) for material in materials}
        found.append(column.key if column else None)
    assert tuple(found) == TABLE[name]
    assert form.about
    assert all(column.prompt for column in form.columns)


def test_a_team_can_have_a_format_of_its_own(own):
    own("weather")
    assert retro_formats.names()[-1] == "weather"
    form = retro_formats.find("weather")
    assert form.columns[0].takes == (Material.WORKED,)
    assert form.shares[Step.VOTE] == 0
    assert form.shares[Step.CARDS] == 25


def test_a_teams_own_goes_before_ours(own):
    own("timeline")
    assert retro_formats.find("timeline").title == "Weather"
    assert retro_formats.names() == list(retro_formats.OURS)


@pytest.mark.parametrize(("data", "sentence"), [
    (b"title = ", "this is not TOML"),
    (b"\xff", "this is not TOML"),
    (b'title = "x"', "“columns” is missing"),
    (OWN.replace(b"worked", b"gladness"), "“gladness” is none of worked"),
    (OWN.replace(b"vote = 0", b"nap = 5"), "there is no field “nap”"),
    (OWN.replace(b"vote = 0", b"vote = -1"), "leaves no time"),
    (OWN + b"#" * 100_000, "at most 100,000 bytes"),
])  # fmt: skip
def test_a_format_that_cannot_be_understood_is_refused_with_its_file(own, data, sentence):
    own("mine", data)
    with pytest.raises(InputRefused, match=sentence) as refused:
        retro_formats.find("mine")
    assert "mine.toml" in str(refused.value)


def test_a_format_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(InputRefused, match=r"“\.\./x”: timeline, start-stop"):
        retro_formats.find("../x")
