"""Train the digit classifier of scanned pages: src/itaextract/ocr/numerals.npz.

Draws Thai and ASCII digits, and the letters and signs that they are mistaken for, in the Thai fonts
of Debian (fonts-thai-tlwg, fonts-arundina); degrades them as scanning does (turned, blurred, noisy,
JPEG, 150 to 300 dpi); cuts pieces of ink out of the result with the code that reads pages; and fits
two small networks that see them differently. Runs some minutes on one core.

    .venv/bin/python tools/train_numerals.py
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from itaextract.ocr.image import clean
from itaextract.ocr.numerals import (
    ASCII,
    CLASSES,
    LETTERS,
    NETWORKS,
    OTHER,
    THAI,
    Shape,
    features,
    forward,
)
from itaextract.ocr.segment import INK

OUT = Path(__file__).parent.parent / "src/itaextract/ocr/numerals.npz"
FONTS = Path("/usr/share/fonts/truetype")
FAMILIES = ("Laksaman", "Garuda", "Kinnari", "Loma", "Norasi", "Sawasdee", "Umpush", "Waree")
OTHERS = (
    "กขคฆงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะาเแโใไๆฯ"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz()/%&:;-+=[]\"'"
)
# Drawn as another letter or digit is: nothing but the context tells them.
LOOK_ALIKES = "l"
SHEETS = 300
PAIRS = 0.08
"""Share of digits in touch, which are no digit."""
CELL = 3.2
"""Side of a character's cell on a sheet, in letter heights."""


def fonts() -> list[Path]:
    """The training fonts."""
    found = [path for family in FAMILIES for path in (FONTS / "tlwg").glob(f"{family}*.ttf")]
    return sorted([*found, *FONTS.glob("*arundina*/*.ttf"), *FONTS.glob("*/Arundina*.ttf")])


class Drawn(NamedTuple):
    """A piece of ink, and the index of its class."""

    shape: Shape
    label: int


def sheet(path: Path, random: np.random.Generator) -> Iterator[Drawn]:
    """Draw a sheet of characters, scan it, and give its pieces."""
    dpi = random.choice([150, 200, 200, 200, 240, 300])
    points = random.uniform(12, 20)
    font = ImageFont.truetype(path, round(points * dpi / 72 * 8) / 8)
    letter = font.getbbox("ม", anchor="ls")
    height = letter[3] - letter[1]
    cell = int(CELL * height) + 8
    columns, rows = 24, 16
    pools = [
        (0.52, THAI + ASCII),
        (0.7, LETTERS),
        (1.0, "".join(c for c in OTHERS if c not in LOOK_ALIKES + LETTERS)),
    ]
    image = Image.new("L", (columns * cell, rows * cell), 255)
    draw = ImageDraw.Draw(image)
    placed: list[tuple[str, float, float]] = []
    for row in range(rows):
        for column in range(columns):
            chance = random.random()
            pool = next(pool for share, pool in pools if chance < share)
            text = pool[random.integers(len(pool))]
            if random.random() < PAIRS:
                text = "".join(random.choice(list(THAI if text in THAI else ASCII), 2))
            x = column * cell + cell * 0.35 + random.random()
            y = row * cell + cell * 0.65 + random.random()
            shade = int(random.integers(0, 70))
            draw.text((x, y), text[0], font=font, fill=shade, anchor="ls")
            if len(text) > 1:
                right = font.getbbox(text[0], anchor="ls")[2]
                start = x + right - font.getbbox(text[1], anchor="ls")[0] - 1
                draw.text((start, y), text[1], font=font, fill=shade, anchor="ls")
            placed.append((text, x, y))
    scale = 300 / dpi
    scanned = scan(np.asarray(image), scale, random)
    yield from cut(scanned, placed, scale, cell, height * scale, random)


def scan(image: NDArray[np.uint8], scale: float, random: np.random.Generator) -> NDArray[np.uint8]:
    """Turn, blur, add noise, compress; then what reading does to a page."""
    height, width = image.shape
    angle = random.uniform(-1.5, 1.5)
    centre = (width / 2, height / 2)
    turn = cv2.getRotationMatrix2D(centre, angle, 1)
    page = cv2.warpAffine(image, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    if random.random() < 0.5:
        page = cv2.GaussianBlur(page, (0, 0), random.uniform(0.3, 0.9))
    if random.random() < 0.25:  # a copy of a copy: thicker or thinner
        kernel = np.ones((2, 2), np.uint8)
        page = cv2.erode(page, kernel) if random.random() < 0.5 else cv2.dilate(page, kernel)
    noisy = page * random.uniform(0.9, 1.0) + random.normal(0, random.uniform(1, 10), page.shape)
    quality = int(random.integers(40, 92))
    page = np.clip(noisy, 0, 255).astype(np.uint8)
    page = cv2.imdecode(
        cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_GRAYSCALE
    )
    page = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_LINEAR)
    back = cv2.getRotationMatrix2D((width / 2 * scale, height / 2 * scale), -angle, 1)
    size = (page.shape[1], page.shape[0])
    page = cv2.warpAffine(page, back, size, flags=cv2.INTER_CUBIC, borderValue=255)
    return clean(page)


def cut(
    page: NDArray[np.uint8],
    placed: list[tuple[str, float, float]],
    scale: float,
    cell: int,
    letter: float,
    random: np.random.Generator,
) -> Iterator[Drawn]:
    """Cut the pieces of ink out of a scanned sheet, with the classes of what was drawn there."""
    dark = (page < INK).astype(np.uint8)
    _, labels, stats, centres = cv2.connectedComponentsWithStats(dark, connectivity=8)
    by_cell: dict[tuple[int, int], list[int]] = {}
    for label in range(1, len(stats)):
        x, y = centres[label] / scale
        by_cell.setdefault((int(x // cell), int(y // cell)), []).append(label)
    for text, x, y in placed:
        members = by_cell.get((int(x // cell), int(y // cell)), [])
        members = [m for m in members if stats[m, 3] > 0.3 * letter]
        if text == "i":  # without its point
            members = [m for m in members if stats[m, 3] > 0.6 * letter]
        if (text in CLASSES or len(text) > 1) and len(members) != 1:
            continue  # broken, or a pair that does not touch
        for label in members:
            x0, top, width, height, _ = stats[label].tolist()
            part = page[top : top + height, x0 : x0 + width].copy()
            part[labels[top : top + height, x0 : x0 + width] != label] = 255
            guess = letter * random.uniform(0.88, 1.14)
            baseline = y * scale + random.normal(0, 0.04) * letter
            shape = Shape(part, (baseline - top) / guess, (baseline - top - height) / guess)
            index = CLASSES.index(text) if text in CLASSES else CLASSES.index(OTHER)
            yield Drawn(shape, index)


def train(
    x: NDArray[np.float32], y: NDArray[np.int64], hidden: int, seed: int
) -> list[NDArray[np.float32]]:
    """Fit a network with two hidden layers (Adam, cross entropy with smoothed labels)."""
    random = np.random.default_rng(seed)
    sizes = [x.shape[1], hidden, 64, len(CLASSES)]
    weights: list[NDArray[np.float32]] = []
    for a, b in pairwise(sizes):
        weights.append((random.normal(0, (2 / a) ** 0.5, (a, b))).astype(np.float32))
        weights.append(np.zeros(b, np.float32))
    first = [np.zeros_like(w) for w in weights]
    second = [np.zeros_like(w) for w in weights]
    target = np.full((len(y), len(CLASSES)), 0.02 / len(CLASSES), np.float32)
    target[np.arange(len(y)), y] += 0.98
    step, batch, epochs = 0, 256, 24
    for epoch in range(epochs):
        rate = 2e-3 * 0.5 * (1 + np.cos(np.pi * epoch / epochs)) + 1e-5
        order = random.permutation(len(x))
        for start in range(0, len(x) - batch + 1, batch):
            chosen = order[start : start + batch]
            inputs = x[chosen] + random.normal(0, 0.03, (batch, x.shape[1])).astype(np.float32)
            gradients = _gradients(weights, inputs, target[chosen])
            step += 1
            for i, g in enumerate(gradients):
                g = g + 1e-5 * weights[i]
                first[i] = 0.9 * first[i] + 0.1 * g
                second[i] = 0.999 * second[i] + 0.001 * g * g
                m = first[i] / (1 - 0.9**step)
                v = second[i] / (1 - 0.999**step)
                weights[i] -= (rate * m / (np.sqrt(v) + 1e-8)).astype(np.float32)
    return weights


def _gradients(
    weights: list[NDArray[np.float32]], x: NDArray[np.float32], target: NDArray[np.float32]
) -> list[NDArray[np.float32]]:
    w1, b1, w2, b2, w3, b3 = weights
    h1 = np.maximum(x @ w1 + b1, 0)
    h2 = np.maximum(h1 @ w2 + b2, 0)
    out = h2 @ w3 + b3
    out = np.exp(out - out.max(axis=1, keepdims=True))
    delta = (out / out.sum(axis=1, keepdims=True) - target) / len(x)
    d2 = (delta @ w3.T) * (h2 > 0)
    d1 = (d2 @ w2.T) * (h1 > 0)
    return [x.T @ d1, d1.sum(0), h1.T @ d2, d2.sum(0), h2.T @ delta, delta.sum(0)]


def main() -> None:
    """Draw, train, measure on fonts and sheets that were not seen, and write the weights."""
    random = np.random.default_rng(7)
    paths = fonts()
    drawn: list[Drawn] = []
    for index in range(SHEETS):
        drawn += sheet(paths[index % len(paths)], random)
    labels = np.array([d.label for d in drawn])
    held = np.arange(len(drawn)) >= int(0.92 * len(drawn))
    saved: dict[str, NDArray[np.float16]] = {}
    answers = []
    for number, view in enumerate(NETWORKS):
        inputs = np.stack([features(d.shape, view) for d in drawn])
        weights = train(inputs[~held], labels[~held], 96, number)
        saved |= {f"{view}{i}": w.astype(np.float16) for i, w in enumerate(weights)}
        answers.append(forward(weights, inputs[held]))
        right = (answers[-1].argmax(1) == labels[held]).mean()
        print(f"{view}: {right:.4f} right of {held.sum()}")
    both = answers[0].argmax(1) == answers[1].argmax(1)
    mean = (answers[0] + answers[1]) / 2
    right = mean.argmax(1) == labels[held]
    print(f"together {right.mean():.4f}; agreed {both.mean():.4f}, right {right[both].mean():.4f}")
    sure = both & (mean.max(1) > 0.9)
    print(f"sure {sure.mean():.4f}, wrong of these {(~right[sure]).mean():.5f}")
    for wanted, got in zip(labels[held][sure & ~right], mean.argmax(1)[sure & ~right], strict=True):
        print(CLASSES[wanted], "as", CLASSES[got])
    np.savez_compressed(OUT, **saved)
    print(f"{OUT}: {OUT.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
