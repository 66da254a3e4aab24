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
_UNREADABLE: Final = 3.5
"""Nothing is proved by a reading that costs so much a letter: prose costs 1.5, names cost 2.7."""
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
    results = sorted(_result(usable, placeholder, c) for c in question.candidates)
    best, second = results[:2]
    lead = second.cost - best.cost
    if lead < _TOTAL_MARGIN or lead < _MARGIN * len(usable) ** 0.5:
        return None
    # Where other glyphs are open too, no reading is good yet.
    return None if clear and best.cost > _UNREADABLE * best.letters else best.candidate


def _fill(text: str, answers: Mapping[str, str]) -> str:
    return _PLACEHOLDERS.sub(lambda m: answers.get(m[0], m[0]), text)


class _Result(NamedTuple):
    """How contexts read with a candidate in them."""

    cost: float
    candidate: str
    letters: int


def _result(contexts: Sequence[str], placeholder: str, candidate: str) -> _Result:
    cost = 0.0
    letters = 0
    for context in contexts:
        text = normalize_text(context.replace(placeholder, candidate))
        cost += read_words(text).cost
        letters += len(text)
    return _Result(cost, candidate, letters)
