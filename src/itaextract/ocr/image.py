"""A page becomes a grey image that is upright, straight and clean."""

from typing import TYPE_CHECKING, Any, NamedTuple

import cv2
import numpy as np

if TYPE_CHECKING:
    from itaextract.ocr.engine import GrayImage

_POINTS = 72.0
_DPI = 300.0
"""Rules and small print are found at this resolution; lines are scaled again for the engine."""
_MOST_PIXELS = 40_000_000
"""Pages with more at that resolution are rendered coarser: 40 MB, an A2 sheet at 300 dpi."""
_STEEPEST = 5.0
"""Pages are turned by so many degrees at most."""
_LEAST = 0.02
_PROFILE = 1000
"""Width in pixels of the image that the angle is measured on."""


class PageImage(NamedTuple):
    """An upright image of a page; ``scale`` is its pixels a point, ``angle`` what it was turned by.

    A positive angle (degrees) turned the image counter-clockwise.
    """

    gray: "GrayImage"
    scale: float
    angle: float = 0.0


def render(page: Any) -> PageImage:
    """Render a page of pypdfium2 in grey."""
    width, height = page.get_size()
    scale = _DPI / _POINTS
    scale = min(scale, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    gray = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    return PageImage(gray.reshape(gray.shape[0], gray.shape[1]), scale)


def straighten(image: PageImage) -> PageImage:
    """Turn a page so that its lines lie level."""
    angle = skew_of(image.gray)
    if abs(angle) < _LEAST:
        return image
    height, width = image.gray.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    paper = int(np.percentile(image.gray, 90))
    gray = cv2.warpAffine(
        image.gray, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper
    )
    return PageImage(np.asarray(gray, dtype=np.uint8), image.scale, angle)


def skew_of(gray: "GrayImage") -> float:
    """The angle in degrees, counter-clockwise, that levels the lines of a page.

    It is the one that makes the row sums of ink differ most, searched from coarse to fine.
    """
    factor = _PROFILE / gray.shape[1]
    small = cv2.resize(gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    _, ink = cv2.threshold(small, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    ys, xs = np.nonzero(ink)
    if len(ys) < 100:
        return 0.0
    # Pixels lie on a grid, which would make angle 0 look best; spread over their area they do not.
    spread = np.random.default_rng(0).random((2, len(ys)))
    xs, ys = xs - small.shape[1] / 2 + spread[0], ys - small.shape[0] / 2 + spread[1]
    best, span = 0.0, _STEEPEST
    for step in (0.25, 0.05, 0.01):
        angles = np.arange(best - span, best + span + step / 2, step)
        best = float(max(angles, key=lambda a: _levelness(xs, ys, a)))
        span = 1.5 * step
    return best


def _levelness(xs: Any, ys: Any, angle: float) -> float:
    radians = np.deg2rad(angle)
    rows = np.floor(ys * np.cos(radians) - xs * np.sin(radians)).astype(np.int64)
    counts = np.bincount(rows - rows.min())
    return float(np.sum(counts.astype(np.float64) ** 2))


def clean(gray: "GrayImage") -> "GrayImage":
    """Make the paper white and the ink dark, and take single specks away."""
    # What is left of the paper after the ink is closed over is its shade.
    shade = cv2.medianBlur(cv2.dilate(gray, np.ones((15, 15), np.uint8)), 31)
    flat = cv2.divide(gray, shade, scale=255)
    return np.asarray(cv2.GaussianBlur(flat, (3, 3), 0), dtype=np.uint8)
