"""What each kind of site would act on in a page, and how it is kept from it.

Outside code a brace becomes a character reference, which ends shortcodes, Liquid and attribute
lists alike; inside code, where a reference would be shown as it is, each site has a way of its
own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal.publish.passages import apart_from_code

if TYPE_CHECKING:
    from collections.abc import Callable

_SHORTCODE = re.compile(
    r"\{\{(?:<(?P<angle>(?:(?!\*/|\{\{[<%]|>\}\}).)+)>\}\}|%(?P<percent>(?:(?!\*/|\{\{[<%]|%\}\}).)+)%\}\}"
    r"|(?=[<%]))",
    re.DOTALL,
)
_LIQUID = re.compile(r"\{[{%]")
_BRACES = re.compile(r"\{(?:\{|%|&#37;)+")


def _unchanged(body: str) -> str:
    return body


def _for_hugo(body: str) -> str:
    return _parted(body, _as_reference, lambda piece: _SHORTCODE.sub(_shortcode, piece))


def _for_jekyll(body: str) -> str:
    return _parted(
        body, _as_reference, lambda piece: _LIQUID.sub(lambda m: f'{{{{ "{m[0]}" }}}}', piece)
    )


def _for_devto(body: str) -> str:
    """Keep Forem's Liquid from acting: it comes after references were read, and sees braces again.

    Code is wrapped by Forem itself. It takes anything between two backticks for code, escaped
    ones too, so no backtick may stand outside.
    """
    return _parted(body, _as_raw, _unchanged, mark="{&`")


def _as_reference(text: str) -> str:
    return text.replace("{", "&#123;")


def _as_raw(text: str) -> str:
    text = text.replace("\\`", "&#96;").replace("&#123;", "{")
    return _BRACES.sub(lambda found: f"{{% raw %}}{found[0]}{{% endraw %}}", text)


def _shortcode(found: re.Match[str]) -> str:
    """What Hugo shows as the shortcode itself; a lone opening gets a space, or Hugo would stop."""
    if found["angle"]:
        return f"{{{{</*{found['angle']}*/>}}}}"
    if found["percent"]:
        return f"{{{{%/*{found['percent']}*/%}}}}"
    return "{ {"


def _parted(
    body: str,
    outside: Callable[[str], str],
    in_code: Callable[[str], str],
    mark: str = "{",
) -> str:
    """The body with its code and all the rest changed, each in its way."""
    if not any(character in body for character in mark):
        return body
    return apart_from_code(body, outside, in_code)


ESCAPES: dict[str, Callable[[str], str]] = {
    "none": _unchanged, "hugo": _for_hugo, "jekyll": _for_jekyll, "devto": _for_devto,
}  # fmt: skip
"""Takes the body of a page and makes it safe for a kind of site, by its name."""
