"""The wheel, installed somewhere else, is the whole product."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=300,
    )
    (path,) = out.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """A Python in which only the wheel is installed; the other packages are borrowed."""
    home = tmp_path_factory.mktemp("elsewhere")
    venv.create(home / "venv", with_pip=False)
    python = home / "venv" / "bin" / "python"
    (site,) = (home / "venv" / "lib").glob("python*/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    borrowed = [p for p in sys.path if p.endswith("site-packages")]
    (site / "borrowed.pth").write_text("\n".join(borrowed))
    return python


def run(python, *arguments, cwd):
    environment = {**os.environ, "JOURNAL_HOME": str(cwd / "home")}
    command = [str(python), *arguments]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip


def test_the_wheel_carries_icons_help_and_the_sample(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in ("resources/icons/", "resources/sample/entries/", "resources/help/"):
        assert any(f"journal/{wanted}" in name for name in names), wanted


def test_nothing_of_the_tests_is_in_the_wheel(wheel):
    assert not [n for n in zipfile.ZipFile(wheel).namelist() if n.startswith("tests")]


def test_the_installed_command_line_reads_the_sample(python, tmp_path):
    code = "import journal; print(journal.__file__)"
    assert str(ROOT) not in run(python, "-c", code, cwd=tmp_path).stdout
    arguments = ("-m", "journal", "--sample", "list", "--limit", "3", "--json")
    listed = run(python, *arguments, cwd=tmp_path)
    assert listed.returncode == 0, listed.stderr
    assert len(listed.stdout.splitlines()) == 3


def test_an_icon_and_the_help_are_found_from_the_installed_package(python, tmp_path):
    code = (
        "from journal import assets; import sys;"
        "names = [*assets.root().glob('icons/*.svg'), *assets.root().glob('help/*.md')];"
        "sys.exit(0 if len(names) > 5 else 1)"
    )
    assert run(python, "-c", code, cwd=tmp_path).returncode == 0
