"""The shape of the house: import contracts, file lengths, and what may lie where."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "journal").rglob("*.py")) + sorted((ROOT / "tests").rglob("*.py"))
TOP = {"pyproject.toml", "journal", "resources", "tests", "README.md", "CHANGELOG.md", "LICENSE"}
VAGUE = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}


def test_every_module_imports_only_what_its_layer_may():
    linter = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert linter, "import-linter is part of the test extra"
    result = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_is_longer_than_500_lines(path):
    assert len(path.read_text("utf-8").splitlines()) <= 500


def test_modules_are_called_by_nouns_of_the_field():
    assert not [path for path in SOURCES if path.stem in VAGUE]


def test_the_top_level_holds_only_what_belongs_there():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    if listed.returncode:
        pytest.skip("this is not a git checkout")
    tops = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {top for top in tops if not top.startswith(".")} <= TOP
    assert not [n for n in listed.stdout.split() if n.endswith((".lock", "package-lock.json"))]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "journal").rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT))
)
def test_every_module_that_does_something_has_tests_of_its_noun(path):
    """The tests mirror the tree: a package of `journal` has a folder of the same name."""
    package = path.parent.relative_to(ROOT / "journal")
    top = package.parts[0] if package.parts else ""
    assert (ROOT / "tests" / top).is_dir()
