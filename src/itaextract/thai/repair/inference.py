"""Which character a glyph without one stands for, told from the words that it stands in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import regex

from itaextract.thai.lexicon import read_words
from itaextract.thai.normalize import normalize_text

_MARGIN: Final = 6.0
"""The best candidate must read better than the next by this much a context, on average."""
_TOTAL_MARGIN: Final = 24.0
"""And by this much in all, which takes two different words or one long one."""
_MOST_CONTEXTS: Final = 40
_LONGEST_CONTEXT: Final = 48
_PLACEHOLDERS: Final = regex.compile(r"[\U00100000-\U0010fffd]")
_CHUNKS: Final = regex.compile(r"[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e\U00100000-\U0010fffd]+")


class Question(NamedTuple):
    """Characters that a glyph may stand for, and what it is taken for without an answer."""

    candidates: str
    default: str


def answer(questions: Mapping[str, Question], texts: Iterable[str]) -> dict[str, str]:
    """Answer the questions that have a clear answer.

    The glyph with the most contexts is answered first, since its answer may make those of others
    readable.

    Args:
        questions: by placeholder.
        texts: texts with placeholders in them.

    Returns:
        Characters by placeholder; those without a clear answer are left out.
    """
    contexts = _contexts(texts)
    answers: dict[str, str] = {}
    open_ = sorted(questions, key=lambda p: (-len(contexts.get(p, ())), p))
    progress = True
    while progress:
        progress = False
        for placeholder in open_:
            if placeholder in answers:
                continue
            found = _best(placeholder, questions[placeholder], contexts[placeholder], answers)
            if found is not None:
                answers[placeholder] = found
                progress = True
    return answers


def _contexts(texts: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Runs of Thai letters around each placeholder, different ones, in the order of the text."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for text in texts:
        for chunk in _CHUNKS.findall(text):
            for match in _PLACEHOLDERS.finditer(chunk):
                first = max(0, match.start() - _LONGEST_CONTEXT // 2)
                window = chunk[first : match.end() + _LONGEST_CONTEXT // 2]
                known = found[match[0]]
                if len(known) < _MOST_CONTEXTS:
                    known.setdefault(window)
    return defaultdict(list, {p: list(chunks) for p, chunks in found.items()})


def _best(
    placeholder: str, question: Question, contexts: Sequence[str], answers: Mapping[str, str]
) -> str | None:
    # Contexts with other open glyphs say little; those that are clear come first.
    filled = [_fill(c, answers) for c in contexts]
    clear = [c for c in filled if not (set(_PLACEHOLDERS.findall(c)) - {placeholder})]
    usable = clear or filled
    if not usable:
        return None
    costs = sorted((_cost(usable, placeholder, c), c) for c in question.candidates)
    lead = costs[1][0] - costs[0][0]
    if lead < _TOTAL_MARGIN or lead < _MARGIN * len(usable) ** 0.5:
        return None
    return costs[0][1]


def _fill(text: str, answers: Mapping[str, str]) -> str:
    return _PLACEHOLDERS.sub(lambda m: answers.get(m[0], m[0]), text)


def _cost(contexts: Sequence[str], placeholder: str, candidate: str) -> float:
    texts = (normalize_text(c.replace(placeholder, candidate)) for c in contexts)
    return sum(read_words(text).cost for text in texts)
