import subprocess
import sys

import pytest

from journal.ui import environment

NOWHERE = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="displays and libraries are asked for on Linux"
)


@pytest.fixture
def nowhere(monkeypatch):
    for name in NOWHERE:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_without_a_display_a_sentence_points_at_the_command_line(nowhere):
    said = environment.trouble()
    assert said is not None
    assert "no display" in said
    assert "journal --help" in said


def test_a_named_platform_needs_no_display(nowhere):
    nowhere.setenv("QT_QPA_PLATFORM", "offscreen")
    assert environment.trouble() is None


def test_a_missing_system_library_brings_the_line_that_installs_it(nowhere):
    nowhere.setenv("DISPLAY", ":7")
    nowhere.setattr(environment, "_missing", lambda _library: "libEGL.so.1: cannot open")
    said = environment.trouble()
    assert said is not None
    assert "libEGL.so.1" in said
    assert "apt-get install -y --no-install-recommends libegl1" in said
    assert "journal --help" in said


def test_the_libraries_of_x11_are_looked_at_only_where_x11_will_be_used(nowhere):
    asked = []
    nowhere.setattr(environment, "_missing", lambda library: asked.append(library.name) or "")
    nowhere.setenv("QT_QPA_PLATFORM", "offscreen")
    assert environment.trouble() is None
    assert "libqxcb.so" not in asked
    nowhere.delenv("QT_QPA_PLATFORM")
    nowhere.setenv("DISPLAY", ":7")
    assert environment.trouble() is None
    assert "libqxcb.so" in asked


def test_a_file_that_is_no_library_is_named(tmp_path):
    broken = tmp_path / "libQt6Widgets.so.6"
    broken.write_bytes(b"nothing")
    assert environment._missing(broken)


@pytest.mark.parametrize(
    ("module", "raised", "words"),
    [
        ("PySide6", "ModuleNotFoundError('no PySide6')", "PySide6-Essentials is missing"),
        ("PySide6.QtWidgets", "ImportError('libEGL.so.1: cannot open')", "(libEGL.so.1: cannot"),
    ],
)
def test_where_qt_cannot_be_imported_a_sentence_says_why(module, raised, words):
    code = f"""
import os, sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            raise {raised}
sys.meta_path.insert(0, Finder())
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from journal.ui import environment
print(environment.trouble())
"""
    ran = subprocess.run([sys.executable, "-c", code], timeout=60, check=False, capture_output=True)
    assert words in ran.stdout.decode()
    assert "journal --help" in ran.stdout.decode()


def test_what_this_machine_lacks_is_not_guessed(nowhere):
    nowhere.setenv("QT_QPA_PLATFORM", "offscreen")
    nowhere.setattr(environment, "_missing", lambda _library: "nothing asks for it")
    assert environment.trouble() is None


def test_the_source_of_what_is_imported_is_not_read_again():
    code = """
import linecache, PySide6.QtCore
from journal.ui import environment
environment.import_as_usual()
from journal.ui.theme import DARK
print([name for name in linecache.cache if name.endswith("theme.py")])
"""
    ran = subprocess.run([sys.executable, "-c", code], timeout=60, check=False, capture_output=True)
    assert ran.stdout.decode().strip() == "[]", ran.stderr
