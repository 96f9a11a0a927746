"""Settings: one frozen dataclass; the dialog, `journal config` and the help are made from it.

Stored as TOML in the configuration folder; comments and unknown keys there are kept.
"""

from __future__ import annotations

import contextlib
from dataclasses import Field, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from journal import files, paths
from journal.errors import InputRefused, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from tomlkit import TOMLDocument

Value = str | int | bool
_KEYS = "keys"  # the table of the file that holds the keys of commands


def _setting(default: Value, label: str, text: str, **bounds: object) -> Any:
    return field(default=default, metadata={"label": label, "help": text, **bounds})


_TEAM: Field[Any] = _setting(
    "", "Team", "The name of the team, as it stands in a published review."
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may choose. Bounds: `least` and `most` for numbers, `choices` for words."""

    author: str = _setting("", "Who I am", "The name under which new entries are kept.")
    theme: str = _setting(
        "system", "Theme", "Light or dark; “system” follows the desktop.",
        choices=("system", "light", "dark"),
    )  # fmt: skip
    high_contrast: bool = _setting(
        False, "High contrast", "Stronger borders around fields and cards."
    )
    text_size: int = _setting(100, "Text size", "Percent of the usual size.", least=80, most=200)
    day_starts_at: int = _setting(
        0, "Day starts at", "Until this hour, entries still belong to yesterday.",
        least=0, most=12,
    )  # fmt: skip
    spelling: str = _setting(
        "system", "Spelling",
        "Languages in which words are checked, as “en_GB, de_DE”; “system” takes that of the "
        "desktop, “off” none.",
    )  # fmt: skip
    backups: bool = _setting(True, "Daily backup", "Make a verified backup on every day of use.")
    backup_folder: str = _setting(
        "", "Backup folder", "Where backups go; empty means the usual folder."
    )
    last_journal: str = _setting("", "Last journal", "The journal that the window opens.")


def table() -> dict[str, Field[Any]]:
    """The settings by name, each with its label, help and bounds in `metadata`."""
    return {item.name: item for item in fields(Settings)}


def offered() -> dict[str, Field[Any]]:
    """What is offered for choosing: the settings, and the team's name, which the journal keeps."""
    known = table()
    return {"author": known.pop("author"), "team": _TEAM, **known}


def location() -> Path:
    """The file that holds the settings."""
    return paths.config_dir() / "settings.toml"


def load() -> Settings:
    """Read the settings; what is missing has its default.

    Raises:
        InputRefused: The file is not TOML, or holds a value that is not allowed.
    """
    known = table()
    values: dict[str, Any] = {k: _checked(known[k], v) for k, v in _stored().items() if k in known}
    return Settings(**values)


def chosen_keys() -> dict[str, Any]:
    """The keys that were chosen for commands, by the id of the command, as the file has them.

    What they are is not checked here: only the window knows commands and keys.

    Raises:
        InputRefused: The file is not TOML, or has something else in the place of the keys.
    """
    found = _stored().get(_KEYS, {})
    if not isinstance(found, dict):
        raise InputRefused(f"“{_KEYS}” in {shown(location())} is no list of commands.")
    return found


def save_keys(chosen: Mapping[str, Sequence[str]], known: Collection[str]) -> None:
    """Write the keys of commands, keeping those of commands this version does not know.

    Args:
        chosen: Keys by the id of the command; what is left out has its usual keys.
        known: The ids of all commands there are.

    Raises:
        InputRefused: The file is not TOML.
        StorageError: The configuration folder cannot be written.
    """
    import tomlkit

    unknown = {name: keys for name, keys in chosen_keys().items() if name not in known}
    document = _document()
    kept = document.get(_KEYS) or tomlkit.table()
    for name in [name for name in kept if name not in unknown]:
        del kept[name]
    for name, keys in chosen.items():
        kept[name] = list(keys)
    if kept:
        document[_KEYS] = kept
    else:
        document.pop(_KEYS, None)
    files.write_atomically(location(), tomlkit.dumps(document).encode())


def changed(settings: Settings, name: str, text: str) -> Settings:
    """Return the settings with one of them changed.

    Args:
        settings: The present ones.
        name: A name of `table()`.
        text: The new value in words (`true`, `12`, `dark`).

    Raises:
        InputRefused: There is no such setting, or it does not take the value.
    """
    item = table().get(name)
    if item is None:
        raise InputRefused(f"There is no setting “{shown(name)}”; they are: {', '.join(table())}.")
    value: Any = _checked(item, _from_text(item, text))
    return replace(settings, **{name: value})


def save(settings: Settings) -> None:
    """Write the settings, keeping comments and keys this version does not know.

    Raises:
        StorageError: The configuration folder cannot be written.
    """
    import tomlkit

    document = _document()
    for name, item in table().items():
        value = getattr(settings, name)
        if value != item.default or name in document:
            document[name] = value
    files.write_atomically(location(), tomlkit.dumps(document).encode())


def _stored() -> dict[str, Any]:
    path = location()
    with files.storage_errors(path):
        if not path.exists():
            return {}
        text = path.read_bytes()
    import tomllib

    try:
        return tomllib.loads(text.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputRefused(f"The settings in {shown(path)} cannot be read: {error}.") from error


def _document() -> TOMLDocument:
    """The file with its comments, to be changed and written again."""
    import tomlkit

    path = location()
    with files.storage_errors(path):
        paths.private(path.parent)
        return tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()


def _from_text(item: Field[Any], text: str) -> Value:
    if isinstance(item.default, bool):
        words = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
        return words.get(text.lower(), text)
    if isinstance(item.default, int):
        with contextlib.suppress(ValueError):
            return int(text)
    return text


def _checked(item: Field[Any], value: object) -> Value:
    wanted = type(item.default)
    if type(value) is not wanted or not isinstance(value, str | int | bool):
        kinds = {str: "text", int: "a whole number", bool: "true or false"}
        raise InputRefused(f"{item.name} takes {kinds[wanted]}, not “{shown(value)}”.")
    choices, least, most = (item.metadata.get(key) for key in ("choices", "least", "most"))
    if choices and value not in choices:
        raise InputRefused(f"{item.name} is one of {', '.join(choices)}, not “{shown(value)}”.")
    if least is not None and most is not None and not least <= value <= most:
        raise InputRefused(f"{item.name} lies between {least} and {most}, not {value}.")
    return value
