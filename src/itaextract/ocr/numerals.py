"""Digits by their shape: Tesseract's Thai data takes ๖ for ๒, ๗ for ๓, ๔ and ๘ for ๕.

Two small networks see each piece of ink in different ways (its grey image, and the directions of
its edges). Where both agree and are sure, the digit is; where not, the reading is doubtful. They
were trained on digits and letters of Thai fonts, degraded as scans are, by
``tools/train_numerals.py``.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import cv2
import numpy as np

if TYPE_CHECKING:
    from itaextract.ocr.engine import GrayImage

THAI: Final = "๐๑๒๓๔๕๖๗๘๙"
ASCII: Final = "0123456789"
LETTERS: Final = "ieoABCDEFIOT"
"""Latin letters of item codes, grades and instruments; i without its point."""
OTHER: Final = ""
"""The class of everything else."""
CLASSES: Final = (*THAI, *ASCII, *LETTERS, OTHER)
_ALIKE: Final = {"0": "Oo", "1": "Ii"}
"""Letters that are drawn like digits: what stands in a number is the digit."""
NETWORKS: Final = ("grey", "edges")
_SIDE = 20
_CELLS = 5
_DIRECTIONS = 8


class Shape(NamedTuple):
    """A piece of ink: its image, and where its top and its bottom are above the baseline.

    Both are in letter heights; what reaches below the baseline is negative.
    """

    image: "GrayImage"
    top: float
    bottom: float


class Guess(NamedTuple):
    """What a piece of ink is: the probabilities of ``CLASSES``, and whether both networks agree.

    They agree where one says O and the other 0.
    """

    chances: Any
    agreed: bool

    def as_digit(self) -> Any:
        """The probabilities of the Thai and the ASCII digits for what stands in a number."""
        return self.chances @ _in_numbers()


def classify(shapes: Sequence[Shape]) -> list[Guess]:
    """Tell digits from everything else."""
    if not shapes:
        return []
    answers = [
        forward(_weights()[view], np.stack([features(shape, view) for shape in shapes]))
        for view in NETWORKS
    ]
    kinds = _kinds()
    agreed = kinds[answers[0].argmax(axis=1)] == kinds[answers[1].argmax(axis=1)]
    mean = (answers[0] + answers[1]) / 2
    return [Guess(m, bool(a)) for m, a in zip(mean, agreed, strict=True)]


def forward(weights: Sequence[Any], x: Any) -> Any:
    """Run a network: rows of features in, rows of probabilities out."""
    w1, b1, w2, b2, w3, b3 = weights
    out = np.maximum(np.maximum(x @ w1 + b1, 0) @ w2 + b2, 0) @ w3 + b3
    out = np.exp(out - out.max(axis=1, keepdims=True))
    return out / out.sum(axis=1, keepdims=True)


def features(shape: Shape, view: str) -> Any:
    """What a network sees of a piece of ink."""
    ink = 255.0 - shape.image.astype(np.float32)
    height, width = ink.shape
    place = np.array([shape.top, shape.bottom, np.log(width / height)], np.float32)
    seen = _grey(ink) if view == "grey" else _edges(ink)
    return np.concatenate([seen.ravel(), place]).astype(np.float32)


def _grey(ink: Any) -> Any:
    """Its image, brought to one height or width, in the middle of a square."""
    height, width = ink.shape
    factor = _SIDE / max(height, width)
    size = (max(round(width * factor), 1), max(round(height * factor), 1))
    small = cv2.resize(ink, size, interpolation=cv2.INTER_AREA)
    square = np.zeros((_SIDE, _SIDE), np.float32)
    y, x = (_SIDE - size[1]) // 2, (_SIDE - size[0]) // 2
    square[y : y + size[1], x : x + size[0]] = small / 255
    return square


def _edges(ink: Any) -> Any:
    """How strong its edges are, by direction and place, whatever its proportions."""
    side = 6 * _CELLS
    small = cv2.GaussianBlur(cv2.resize(ink, (side, side), interpolation=cv2.INTER_AREA), (3, 3), 0)
    dx = cv2.Sobel(small, cv2.CV_32F, 1, 0)
    dy = cv2.Sobel(small, cv2.CV_32F, 0, 1)
    strength, angle = cv2.cartToPolar(dx, dy)
    direction = (angle / (2 * np.pi) * _DIRECTIONS).astype(int) % _DIRECTIONS
    planes = [np.where(direction == d, strength, 0) for d in range(_DIRECTIONS)]
    pooled = np.stack(
        [
            cv2.resize(p.astype(np.float32), (_CELLS, _CELLS), interpolation=cv2.INTER_AREA)
            for p in planes
        ]
    )
    return pooled / (np.linalg.norm(pooled) + 1e-6) * 3


@cache
def _kinds() -> Any:
    """For each class, the first one that is drawn like it."""
    like = {letter: digit for digit, letters in _ALIKE.items() for letter in letters}
    return np.array([CLASSES.index(like.get(c, c)) for c in CLASSES])


@cache
def _in_numbers() -> Any:
    """Classes by digits: 1 where the class, in a number, is the digit."""
    return (_kinds()[:, None] == np.arange(20)).astype(np.float32)


@cache
def _weights() -> Mapping[str, Sequence[Any]]:
    with (files("itaextract.ocr") / "numerals.npz").open("rb") as file, np.load(file) as stored:
        return {
            view: [stored[f"{view}{i}"].astype(np.float32) for i in range(6)] for view in NETWORKS
        }
