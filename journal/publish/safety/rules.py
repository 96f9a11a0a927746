"""What addresses and telephone numbers look like, however they are written.

Each rule takes the text that a reader sees. It would rather stop at too much than let an address
go; but days, versions, amounts and numbers of tickets are no telephone numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_SIGN = r"[@＠﹫]"  # noqa: RUF001
_LABEL = r"[^\W_](?:[\w-]{0,62}[^\W_])?"
_EMAIL = re.compile(rf"[\w.+%-]+{_AT_SIGN}[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{{2,}}")
_MAILTO = re.compile(r"mailto:(?://)?(?P<who>[^\s<>\"')\]?]+)", re.IGNORECASE)
_BRACKETED_AT = r"\s*[(\[{<]\s*(?:@|at|ät|a|klammeraffe|arroba|małpa)\s*[)\]}>]\s*"
_DOT = r"(?:\.|\s*[(\[{<]\s*(?:\.|dot|punkt|kropka|point)\s*[)\]}>]\s*|\s+(?:dot|punkt|kropka)\s+)"
_SPOKEN_DOT = r"(?:\s*[(\[{<]\s*(?:dot|punkt|kropka|point)\s*[)\]}>]\s*|\s+(?:dot|punkt|kropka)\s+)"
_SPELT = re.compile(
    rf"(?<!\w)[\w.+%-]++(?:{_BRACKETED_AT}{_LABEL}(?:{_DOT}{_LABEL})*{_DOT}"
    rf"|\s+(?:at|ät|@)\s+{_LABEL}(?:{_DOT}{_LABEL})*{_SPOKEN_DOT}"
    rf"|\s+@\s*{_LABEL}(?:{_DOT}{_LABEL})*\.|@\s+{_LABEL}(?:{_DOT}{_LABEL})*\.)[^\W\d_]{{2,}}(?!\w)",
    re.IGNORECASE,
)

_HOST = re.compile(
    r"(?:[a-z][a-z0-9+.-]*+:)?(?://|(?<![^\s(\"'])\\\\)(?:[^\s/@\"'<>()]*@)?(?P<host>\[[0-9a-f:.]+\]|[^\s/:?#\"'<>()\[\]\\,;|]+)",
    re.IGNORECASE,
)
_PRIVATE_ADDRESS = re.compile(
    r"(?<![\d.])(?:10(?:\.\d{1,3}){3}|127(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}"
    r"|169\.254(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}"
    r"|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])(?:\.\d{1,3}){2})(?![\d.]*\d)"
)
_INTERNAL = re.compile(
    r"(?<![\w.@-])(?:[\w-]++\.)+(?:local|localdomain|localhost|internal|intern|intranet|lan|corp"
    r"|home\.arpa)(?![\w-])(?!\.\w)",
    re.IGNORECASE,
)
_FILE = re.compile(r"file:/+[^\s<>\"')\]]*", re.IGNORECASE)
_PATH = re.compile(
    r"(?<![\w/.~-])(?:[A-Za-z]:\\[^\s<>\"')\]]+|/(?:home|Users|root)/[^\s<>\"')\],;*]*)"
    r"(?<=[\w/\\])"
)
_LOCALHOST = re.compile(r"(?<![\w.@/-])localhost(?::\d+)?(?![\w-])", re.IGNORECASE)
_ADDRESS = re.compile(
    "|".join(
        (f"(?:{_HOST.pattern})", _PRIVATE_ADDRESS.pattern, _INTERNAL.pattern,
         _LOCALHOST.pattern)
    ),
    re.IGNORECASE,
)  # fmt: skip

_GAP = r"[ \u00a0\u2009\u202f]?[-./\u2010-\u2013]?[ \u00a0\u2009\u202f]?"
_PHONES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w+.,])\+[1-9](?:{_GAP}\(?\d\)?){{7,14}}(?!\d)",  # international (ITU-T E.164)
        rf"(?<![\w.,:/+-])00[1-9](?:{_GAP}\(?\d\)?){{8,13}}(?!\d)",
        # National: a zero before, and something that parts it, or the length of a whole number.
        rf"(?<![\w.,:/+#-])\(0\d{{1,5}}\)(?:{_GAP}\d){{4,9}}(?!\d)",
        r"(?<![\w.,:/+#-])0\d{1,5}(?:[ /-]|[ ][-/][ ])\d(?:[ /-]?\d){4,9}(?!\d|[.,:-]\d)",
        r"(?<![\w.,:/+#-])0[1-9]\d{8,9}(?!\d|[.,:-]\d)",
        r"(?<![\w.,:/+#-])(?:\([2-9]\d{2}\)[ ]?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}"
        r"(?!\d|[\w.,:-]\d)",
        rf"(?<!\w)(?:tel|phone|telephone|telefon|mobile|mobil|handy|fax)(?:[ ]?(?:no|nr|number))?"
        rf"[ ]?[.:]+[ ]*\+?\(?\d(?:{_GAP}\(?\d\)?){{3,14}}(?!\d)",
        r"(?<!\w)(?:ext|extension|durchwahl|dw)[ ]?[.:]+[ ]*\d{2,6}(?!\d)",
    )
)
_DAY = re.compile(
    r"(?:\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d{2}|(?:19|20)\d{2}[-./ ]\d{1,2}[-./ ]\d{1,2})(?!\d)"
)


def email(text: str) -> Iterator[tuple[int, int]]:
    """Where e-mail addresses stand, also those that are written for people alone."""
    end = 0
    found = [
        *(each.span() for each in _EMAIL.finditer(text)),
        *(each.span("who") for each in _MAILTO.finditer(text)),
        *(each.span() for each in _SPELT.finditer(text)),
    ]
    for start, stop in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= end:
            yield start, stop
            end = stop


def phone(text: str) -> Iterator[tuple[int, int]]:
    """Where telephone numbers stand."""
    end = 0
    found = sorted(each.span() for pattern in _PHONES for each in pattern.finditer(text))
    for start, stop in found:
        if start >= end and not _DAY.match(text, start):
            yield start, stop
            end = stop


def internal(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses stand that lead to a computer inside a network, or into one's own."""
    hosts = (
        each.span()
        for each in _ADDRESS.finditer(text)
        if each["host"] is None or _inside(each["host"])
    )
    others = (each.span() for pattern in (_FILE, _PATH) for each in pattern.finditer(text))
    end = 0
    for start, stop in sorted((*hosts, *others)):
        if start >= end:
            yield start, stop
            end = stop


def _inside(host: str) -> bool:
    host = host.rstrip(".").lower()
    if host.startswith("["):
        return re.match(r"\[(?:::1|f[cd]|fe80)", host) is not None
    if host.endswith((".home", ".intra", ".private", ".priv")):  # too much like words, elsewhere
        return True
    return "." not in host or bool(_PRIVATE_ADDRESS.fullmatch(host) or _INTERNAL.fullmatch(host))
