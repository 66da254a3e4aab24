"""What a web address looks like, and whether a second piece of text goes on with it."""

import re
from typing import Final

_TLD: Final = (
    r"(?:(?:go|or|ac|co|in|mi|net)\.th|com|net|org|info|gov|edu|io|me|gl|ly|be|app|link|site|"
    r"online|asia|biz|cc|to|th)"
)
_CHARS: Final = r"A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%"

# The start of an address: with scheme, with www, or a bare domain under a known top-level domain.
ADDRESS: Final = re.compile(
    rf"(?<![A-Za-z0-9@._/\-])(?:(?:https?:/{{1,2}}|www\.)[{_CHARS}]*"
    rf"|(?:[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?\.)+{_TLD}(?![A-Za-z0-9@.\-])(?:[/?#][{_CHARS}]*)?)",
    flags=re.IGNORECASE,
)
_ADDRESS_END: Final = re.compile(
    rf"(?<![A-Za-z0-9@._/\-])(?:https?:/{{1,2}}|www\.)[{_CHARS}]*$", flags=re.IGNORECASE
)
_PIECE: Final = re.compile(rf"[{_CHARS}]+")
_LABEL: Final = re.compile(r"[a-z0-9\-]{3,}")
_SCHEME: Final = re.compile(r"https?:|www\.", flags=re.IGNORECASE)
_COMPLETE_HOST: Final = re.compile(
    rf"(?:https?:/*)?(?:www\.)?+[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.{_TLD}(?P<rest>[:/?#].*)?",
    flags=re.IGNORECASE,
)
_LINKS: Final = frozenset("/.-_=?&%#~+")


def _goes_on(address: str, piece: str, alone: bool) -> bool:
    host = _COMPLETE_HOST.fullmatch(address)
    if host is None:
        # The host name is still open: what follows must bring the dot that is missing, or be a
        # line of its own in a column too narrow for the address.
        if "." in piece.strip(".,;:)") or (piece[0] == "." and len(piece) > 1):
            return True
        if "/" in piece[:-1]:
            return True  # the end of the host, and its path
        return address[-1] in "-./" or (alone and _LABEL.fullmatch(piece) is not None)
    rest = host["rest"] or ""
    if rest in ("", "/"):
        # A whole address could end here, so only a path may follow.
        opening = piece[0] in "/?#" if not rest else True
        return opening and any(sign in piece[:-1] for sign in "/=?%&_")
    return address[-1] in _LINKS or any(sign in piece for sign in "/=?%&_") or piece[0].isdigit()


def ends_in_address(text: str) -> bool:
    """Tell whether the last word of a text is an address with a scheme or `www.`."""
    return text[-1:].isascii() and _ADDRESS_END.search(text) is not None


def continues_address(before: str, after: str) -> bool:
    """Tell whether `after` begins with the rest of an address that `before` ends in.

    Only addresses with a scheme or `www.` are followed; a space at the end of `before` or the
    start of `after` must be taken off by the caller.
    """
    tail = _ADDRESS_END.search(before)
    head = _PIECE.match(after)
    if tail is None or head is None or _SCHEME.match(after):
        return False
    if head.end() < len(after) and not after[head.end()].isspace():
        # Thai right after the piece: it is a word of the sentence, not of the address.
        return False
    alone = after[head.end() : head.end() + 1] in ("", "\n")
    return _goes_on(tail[0], head[0], alone)
