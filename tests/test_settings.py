"""Settings: kept as TOML, checked on the way in and out."""

from dataclasses import replace

import pytest

from journal import settings
from journal.errors import InputRefused
from journal.settings import Settings


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("JOURNAL_HOME", str(tmp_path))


def write(text):
    settings.location().parent.mkdir(parents=True, exist_ok=True)
    settings.location().write_text(text, "utf-8")


def test_without_a_file_everything_has_its_default():
    assert settings.load() == Settings()
    assert not settings.location().exists()


def test_what_is_saved_is_loaded_again():
    mine = replace(Settings(), author="Ana “Ops” Souza", text_size=150, backups=False)
    settings.save(mine)
    assert settings.load() == mine
    settings.save(Settings())
    assert settings.load() == Settings()


def test_saving_keeps_comments_and_keys_of_other_versions():
    write('# mine\ntext_size = 120\nfuture = "x"\n')
    settings.save(replace(settings.load(), author="Ana"))
    kept = settings.location().read_text("utf-8")
    assert "# mine" in kept
    assert 'future = "x"' in kept
    assert settings.load().text_size == 120


@pytest.mark.parametrize(
    "text",
    ["text_size = 5", "text_size = true", 'text_size = "100"', 'theme = "pink"', "author = 3",
     "backups = 1", "not toml", "text_size = 100.0", "text_size = 99999999999999999999"],
)  # fmt: skip
def test_a_file_with_a_wrong_value_is_refused_with_a_sentence(text):
    write(text)
    with pytest.raises(InputRefused):
        settings.load()


def test_a_file_that_is_not_text_is_refused_with_a_sentence():
    write("")
    settings.location().write_bytes(b"\xff\xfe")
    with pytest.raises(InputRefused, match="cannot be read"):
        settings.load()


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [("theme", "dark", "dark"), ("backups", "off", False), ("text_size", "80", 80),
     ("author", "12", "12"), ("high_contrast", "YES", True)],
)  # fmt: skip
def test_a_setting_is_changed_by_words(name, text, value):
    assert getattr(settings.changed(Settings(), name, text), name) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [("nothing", "x"), ("theme", "pink"), ("backups", "maybe"), ("text_size", "79"),
     ("text_size", "²"), ("day_starts_at", "-1"), ("day_starts_at", "--1")],
)  # fmt: skip
def test_a_setting_that_cannot_be_so_is_refused_with_a_sentence(name, text):
    with pytest.raises(InputRefused):
        settings.changed(Settings(), name, text)


def test_every_setting_has_a_label_and_help():
    for item in settings.table().values():
        assert item.metadata["label"]
        assert item.metadata["help"].endswith(".")


def test_keys_are_kept_in_a_table_of_their_own_and_other_settings_after_them():
    settings.save_keys({"trash": ("Ctrl+D",), "dialogs.open_journal": ()}, {"trash", "undo"})
    settings.save(replace(settings.load(), author="Ana"))
    assert settings.load().author == "Ana"
    assert settings.chosen_keys() == {"trash": ["Ctrl+D"], "dialogs.open_journal": []}


def test_keys_of_commands_of_another_version_stay_in_the_file():
    write('# mine\ntext_size = 120\n\n[keys]  # by hand\nfuture = ["F9"]\ntrash = "Ctrl+D"\n')
    settings.save_keys({}, {"trash"})
    kept = settings.location().read_text("utf-8")
    assert "# mine" in kept
    assert settings.chosen_keys() == {"future": ["F9"]}
    settings.save_keys({}, {"trash", "future"})
    assert "keys" not in settings.location().read_text("utf-8")
    assert settings.load().text_size == 120


@pytest.mark.parametrize("text", ["keys = 3", "keys = [[]]", "[keys"])
def test_what_is_no_table_of_keys_is_refused_and_left_alone(text):
    write(text)
    with pytest.raises(InputRefused):
        settings.chosen_keys()
    with pytest.raises(InputRefused):
        settings.save_keys({"trash": ("Ctrl+D",)}, {"trash"})
    assert settings.location().read_text("utf-8") == text
