"""Markup from values: everything that is no markup already is escaped."""

from collections.abc import Iterable
from html import escape

Attribute = str | int | float


class Markup(str):
    """Text that is markup and stays as it is."""

    __slots__ = ()


def element(name: str, *children: str | Iterable[str], **attributes: Attribute) -> Markup:
    """Make an element; ``class_`` is ``class``, ``stroke_width`` is ``stroke-width``.

    >>> element("b", "1 < 2", class_="x")
    '<b class="x">1 &lt; 2</b>'
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_text(value))}"'
        for key, value in attributes.items()
    )
    return Markup(f"<{name}{given}>{join(*children)}</{name}>")


def join(*children: str | Iterable[str]) -> Markup:
    """Put children one after the other, text escaped."""
    parts: list[str] = []
    for child in children:
        if isinstance(child, Markup):
            parts.append(child)
        elif isinstance(child, str):
            parts.append(escape(child, quote=False))
        else:
            parts.append(join(*child))
    return Markup("".join(parts))


def _text(value: Attribute) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)
