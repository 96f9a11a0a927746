"""Who sits before the screen, as far as the machine knows."""

from __future__ import annotations

import getpass


def login() -> str:
    """The name on this machine, for people who have not said who they are."""
    try:
        name = " ".join(getpass.getuser().split())
        name.encode()
    except (OSError, KeyError, ImportError, ValueError):
        return "me"
    return name or "me"
