"""The forms that a name takes in a sentence: whose it is, whom it is given to, what is said of it.

English and German put an s behind a name, Polish and its neighbours change its end. Such a form
may as well be a word of its own, so it is reason to stop and ask, not to put other words there.
"""

from __future__ import annotations

_WORDS = frozenset(
    ("any", "army", "belly", "beta", "body", "city", "cosy", "data", "dory", "holy", "lady", "lily",
     "many", "movie", "navy", "poly", "pony", "rosy", "silly", "tiny", "very")
)  # fmt: skip
"""Forms that are far more often words than somebody's name."""

_SOFTENED = {"k": "ce", "g": "dze", "r": "rze", "t": "cie", "d": "dzie"}


def forms(name: str) -> frozenset[str]:
    """The forms of a name besides itself.

    Args:
        name: One word of a name, in lower case and without accents.
    """
    if len(name) < 3 or not (name.isascii() and name.isalpha()):
        return frozenset()
    found = {f"{name}es" if name.endswith(("s", "x", "z", "ch", "sh")) else f"{name}s"}
    if name.endswith("a"):
        found |= _of_a(name[:-1])
    elif name.endswith(("i", "y")):
        found |= _of_an_adjective(name)
    elif name[-1] not in "eou":
        found |= _of_a_consonant(name)
    return frozenset(found - _WORDS)


def accented(name: str) -> frozenset[str]:
    """The forms of a name that end in a letter with an accent: Annę, but not Anne."""
    return frozenset((f"{name[:-1]}e",)) if len(name) > 2 and name.endswith("a") else frozenset()


def _of_a(stem: str) -> set[str]:
    """Anna: Anny, Annie; Monika: Moniki, Monice; Maria: Marii; Kowalska: Kowalskiej."""
    last = stem[-1]
    found = {f"{stem}i" if last in "kgij" else f"{stem}y"}
    if len(stem) > 2 and last not in "kgij":
        found.add(f"{stem}ie")
    if len(stem) > 3 and last in _SOFTENED:
        found.add(stem[:-1] + _SOFTENED[last])
    if stem.endswith(("sk", "ck", "dzk")):
        found.add(f"{stem}iej")
    return found


def _of_an_adjective(name: str) -> set[str]:
    """Kowalski: Kowalskiego, Kowalskiemu, Kowalskim; Jerzy: Jerzego, Jerzemu, Jerzym."""
    if len(name) < 4:
        return set()
    stem = name if name.endswith("ki") else name[:-1]
    return {f"{stem}ego", f"{stem}emu", f"{name}m"}


def _of_a_consonant(name: str) -> set[str]:
    """Nowak: Nowaka, Nowakowi, Nowakiem, Nowaku; Marek: Marka, Markowi, Markiem."""
    found = {f"{name}owi", f"{name}iem"}
    if len(name) > 3:
        found |= {f"{name}a", f"{name}em", f"{name}u"}
    if name.endswith(("ek", "el", "ec")) and len(name) > 4:
        short = name[:-2] + name[-1]
        found |= {f"{short}a", f"{short}owi", f"{short}iem", f"{short}em", f"{short}u"}
    return found
