"""UUIDv7 (RFC 9562): ids that sort by the time they were made."""

from __future__ import annotations

import os
import time
import uuid

_last = 0


def new_id() -> str:
    """Return a UUIDv7 as 36 characters; ids made in one process always ascend.

    The 48-bit time is in milliseconds and the next 12 bits are its sub-millisecond part
    (RFC 9562, 6.2, method 3), so a clock that stands still or goes back is counted on from.
    """
    global _last
    ticks = time.time_ns() * 4096 // 1_000_000
    _last = ticks = max(ticks, _last + 1)
    millis, fraction = divmod(ticks, 4096)
    random = int.from_bytes(os.urandom(8), "big") & (1 << 62) - 1
    return str(uuid.UUID(int=millis << 80 | 7 << 76 | fraction << 64 | 2 << 62 | random))


def is_id(text: str) -> bool:
    """Whether text is a complete id: 36 characters, lower-case hexadecimal and hyphens."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False
