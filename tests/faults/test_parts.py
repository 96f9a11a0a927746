"""The promises of the journal, each under a few faults (`python -m tests.faults` takes longer)."""

import pytest

from tests.faults.parts import PARTS
from tests.faults.program import Program

LISTED = ("surroundings", "imports", "days", "wall clocks")
"""Parts that go through a list of cases, of which the short form takes some."""


def _played(part, folder, level):
    if lacking := part.lacking():
        pytest.skip(lacking)
    return part.play(Program(folder / "home"), folder, level)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_the_journal_keeps_its_promises_under(part, tmp_path):
    report = _played(part, tmp_path, "short")
    assert report.cases
    assert not report.problems, str(report)


@pytest.mark.long
@pytest.mark.parametrize("part", [p for p in PARTS if p.name in LISTED], ids=lambda p: p.name)
def test_the_journal_keeps_its_promises_in_every_case_of(part, tmp_path):
    report = _played(part, tmp_path, "quick")
    assert not report.problems, str(report)
