"""The harness bites: a fault that was put there is found by the part that is meant to find it."""

import sys
from pathlib import Path

import pytest

from tests.faults.parts import PARTS
from tests.faults.program import Program

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


@pytest.mark.parametrize("name", FOUND_BY.values())
def test_a_stand_in_without_faults_passes(name, tmp_path):
    report = _played(name, "none", tmp_path)
    assert not report.problems, str(report)
