"""The promises of the journal, each under a few faults (`python -m tests.faults` takes longer)."""

import pytest

from tests.faults.parts import PARTS
from tests.faults.program import Program


def _played(part, folder, level):
    if lacking := part.lacking():
        pytest.skip(lacking)
    return part.play(Program(folder / "home"), folder, level)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_the_journal_keeps_its_promises_under(part, tmp_path):
    report = _played(part, tmp_path, "short")
    assert report.cases
    assert not report.problems, report
