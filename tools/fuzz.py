#!/usr/bin/env python3
"""Feed damaged PDFs to the extraction, and keep those that it does not survive in good order.

    python tools/fuzz.py [--inputs 2000] [--seed 1] [--keep tests/hostile/crashers]

Each input is a fixture, or a hostile file of tests/hostile/pdfs.py, with a few changes: bytes
flipped, cut out or doubled; numbers, names and operators of its objects and content streams
replaced. The outcome must be a document or an error of ours; the limits of time and memory count
as such. What raises anything else is made smaller and written to the folder of crashers, which
tests/test_crashers.py reads.
"""

import argparse
import random
import re
import sys
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from hostile.pdfs import MAKERS  # noqa: E402
from itaextract import Guard, Settings  # noqa: E402
from itaextract.errors import ItaExtractError, LimitExceededError  # noqa: E402

SETTINGS: Final = Settings(ocr="never", max_seconds_per_page=5, pages="1-3")
_STREAM: Final = re.compile(rb"<<([^<>]*?/FlateDecode[^<>]*)>>\s*stream\r?\n(.*?)endstream", re.S)
_NUMBER: Final = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_NAME: Final = re.compile(rb"/[A-Za-z]\w*")
_WORD: Final = re.compile(
    rb"\b(?:obj|endobj|stream|endstream|xref|trailer|R|Tj|TJ|Tf|Tm|cm|q|Q|Do|BT|ET|re|l)\b"
)
_NUMBERS: Final = (b"0", b"-1", b"1", b"65536", b"2147483648", b"-9999999999", b"1e9", b"0.0000001")
_SMALLEST: Final = 300
"""Large hostile files take long and teach nothing new: only those below so many KiB are used."""

Mutation = Callable[[bytearray, random.Random], None]


def opened_up(data: bytes) -> bytes:
    """A PDF whose streams are not compressed, so that changes reach what is in them."""

    def inflate(match: re.Match[bytes]) -> bytes:
        try:
            plain = zlib.decompressobj().decompress(match[2], 1 << 20)
        except zlib.error:
            return match[0]
        entries = re.sub(
            rb"/Filter\s*(?:\[\s*)?/FlateDecode(?:\s*\])?|/Length \d+( \d+ R)?", b"", match[1]
        )
        return b"<<%b /Length %d>>\nstream\n%b\nendstream" % (entries, len(plain), plain)

    return _STREAM.sub(inflate, data)


def flip(data: bytearray, rng: random.Random) -> None:
    """Change single bytes."""
    for _ in range(rng.randint(1, 20)):
        data[rng.randrange(len(data))] = rng.randrange(256)


def cut(data: bytearray, rng: random.Random) -> None:
    """Take a piece out."""
    start = rng.randrange(len(data))
    del data[start : start + rng.choice((1, 10, 1000, 100_000))]


def double(data: bytearray, rng: random.Random) -> None:
    """Put a piece in a second time, somewhere else."""
    start, where = rng.randrange(len(data)), rng.randrange(len(data))
    data[where:where] = data[start : start + rng.choice((10, 500, 5000))]


def _replace(
    pattern: re.Pattern[bytes], new: Callable[[list[bytes], random.Random], bytes]
) -> Mutation:
    def mutation(data: bytearray, rng: random.Random) -> None:
        found = list(pattern.finditer(bytes(data)))
        chosen = rng.sample(found, min(len(found), rng.randint(1, 8)))
        for match in sorted(chosen, key=lambda m: -m.start()):
            data[match.start() : match.end()] = new([m[0] for m in found], rng)

    return mutation


numbers = _replace(_NUMBER, lambda found, rng: rng.choice((*_NUMBERS, *found[:50])))
names = _replace(_NAME, lambda found, rng: rng.choice(found))
words = _replace(_WORD, lambda found, rng: rng.choice((b"", *found)))
MUTATIONS: Final[tuple[Mutation, ...]] = (flip, cut, double, numbers, names, words)


def sources() -> list[bytes]:
    """The files that inputs are made of, as they are and with their streams inflated."""
    files = [path.read_bytes() for path in sorted((ROOT / "tests/fixtures/pdf").glob("*.pdf"))]
    files += [path.read_bytes() for path in sorted((ROOT / "tests/fixtures/damage").glob("*.pdf"))]
    files += [made for maker in MAKERS if len(made := maker()) < _SMALLEST * 1024]
    return [*files, *map(opened_up, files)]


def inputs(count: int, seed: int) -> Iterator[bytes]:
    """Give so many damaged files; the same for the same seed."""
    rng = random.Random(seed)
    files = sources()
    for _ in range(count):
        data = bytearray(rng.choice(files))
        for _ in range(rng.randint(1, 4)):
            if data:
                rng.choice(MUTATIONS)(data, rng)
        yield bytes(data)


def outcome(guard: Guard, data: bytes) -> str:
    """What became of a file: ``document``, ``limit``, ``refused``, or the name of an error."""
    try:
        guard.extract(data)
    except LimitExceededError as error:
        return "ended its process" if "ends its reader" in str(error) else "limit"
    except ItaExtractError:
        return "refused"
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:200]
    return "document"


def smaller(guard: Guard, data: bytes, wanted: str) -> bytes:
    """Cut pieces out of a file as long as the outcome stays the same."""
    kind = wanted.partition(":")[0]
    size = len(data) // 2
    while size >= 16:
        start = 0
        while start < len(data):
            shorter = data[:start] + data[start + size :]
            if outcome(guard, shorter).partition(":")[0] == kind:
                data = shorter
            else:
                start += size
        size //= 2
    return data


def main() -> None:
    """Read the options, feed the inputs, and print how often each outcome came."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--inputs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=ROOT / "tests/hostile/crashers")
    chosen = parser.parse_args()
    found: Counter[str] = Counter()
    started = time.perf_counter()
    with Guard(SETTINGS) as guard:
        for number, data in enumerate(inputs(chosen.inputs, chosen.seed)):
            result = outcome(guard, data)
            found[result] += 1
            if result in ("document", "limit", "refused"):
                continue
            if found[result] == 1:
                chosen.keep.mkdir(parents=True, exist_ok=True)
                path = chosen.keep / f"seed{chosen.seed}-{number}.pdf"
                path.write_bytes(smaller(guard, data, result))
                print(f"{path}: {result}", flush=True)
    print(f"{chosen.inputs} inputs in {time.perf_counter() - started:.0f} s:")
    for result, count in found.most_common():
        print(f"{count:6} {result}")
    sys.exit(bool(set(found) - {"document", "limit", "refused"}))


if __name__ == "__main__":
    main()
