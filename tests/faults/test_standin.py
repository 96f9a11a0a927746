"""The harness bites: a fault that was put there is found by the part that is meant to find it."""

import random
import sys
from pathlib import Path

import pytest

from tests.faults import drafts
from tests.faults.parts import PARTS
from tests.faults.program import Program
from tests.faults.report import Report

STANDIN = str(Path(__file__).with_name("standin.py"))
FOUND_BY = {
    "early": "kills",
    "unsynced": "power cuts, ext4",
    "deaf": "damage",
    "hasty": "crowds",
    "half": "imports",
}


def _played(name, fault, folder):
    (part,) = (part for part in PARTS if part.name == name)
    if lacking := part.lacking():
        pytest.skip(lacking)
    program = Program(folder / "home", (sys.executable, STANDIN, fault))
    return part.play(program, folder, "short")


@pytest.mark.parametrize(("fault", "name"), FOUND_BY.items())
def test_a_fault_that_was_put_there_is_found(fault, name, tmp_path):
    assert _played(name, fault, tmp_path).problems


@pytest.mark.parametrize(
    ("fault", "how", "seconds", "problem"),
    [("late", drafts.KILL, 2.7, "of typing lost"), ("deaf", "SIGTERM", 1, "ended with -15")],
)
@pytest.mark.parametrize("where", [drafts.ENTRY, drafts.SECTION])
def test_typing_that_is_lost_is_found(fault, how, seconds, problem, where, tmp_path):
    if lacking := next(part for part in PARTS if part.run is drafts.play).lacking():
        pytest.skip(lacking)
    report = Report("drafts")
    drafts.play(
        Program(tmp_path / "home"), tmp_path, report, random.Random(1), ends=1,
        seconds=(seconds, seconds), ways=(how,), where=where, fault=fault,
    )  # fmt: skip
    assert [found for found in report.problems if problem in found]


@pytest.mark.long
@pytest.mark.parametrize("name", FOUND_BY.values())
def test_a_stand_in_without_faults_passes(name, tmp_path):
    report = _played(name, "none", tmp_path)
    assert not report.problems, str(report)
