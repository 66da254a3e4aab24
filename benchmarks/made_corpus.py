"""A corpus of any size, invented from a seed: plans of municipalities over years, as small PDFs.

No name, score or measure is that of a real agency. The same seed gives the same bytes.

    .venv/bin/python benchmarks/made_corpus.py FOLDER [--files 2000]
"""

import argparse
import csv
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from itaextract.ita.facts import FIRST_YEAR, LAST_YEAR, indicators, weights
from made_pdf import Table, pdf

FEATURES = (
    *("ดอน", "หนอง", "ห้วย", "ทุ่ง", "วัง", "โคก", "คลอง", "สวน"),
    *("เขา", "นา", "ปาก", "เนิน", "ลาด", "บึง", "ชาย"),
)
PLACES = (
    *("สมมติ", "ตัวอย่าง", "จำลอง", "ทดลอง", "แบบร่าง", "ลองดู", "นิทาน", "ในฝัน", "เล่าเรื่อง", "ไม่มีจริง"),
    *("กระดาษ", "ปากกา", "ดินสอ", "ยางลบ", "ไม้บรรทัด", "สมุด", "หมึก", "แฟ้ม", "ตรายาง", "ซองขาว"),
)
PROVINCES = ("น่าน", "ตรัง", "สุรินทร์", "ระยอง", "ชัยนาท")
YEARS = LAST_YEAR - FIRST_YEAR + 1
#: How the middle of indicators 1 to 10 lies above or below that of a municipality.
LEVELS = (6, -1, 2, -3, -2, -2, -4, -5, 3, 4)
MEASURES = (
    ("จัดทำแผนภาพขั้นตอนการให้บริการ ณ จุดบริการ", "สำนักปลัด"),
    ("เผยแพร่แผนการใช้จ่ายงบประมาณรายไตรมาส", "กองคลัง"),
    ("อบรมพนักงานเรื่องการรับทรัพย์สินหรือประโยชน์อื่นใด", "งานการเจ้าหน้าที่"),
    ("จัดทำทะเบียนคุมการยืมทรัพย์สินของทางราชการ", "กองคลัง"),
    ("เปิดช่องทางรับฟังความคิดเห็นทางเว็บไซต์", "สำนักปลัด"),
    ("รายงานผลการจัดซื้อจัดจ้างประจำเดือน", "กองคลัง"),
)
STEPS = (
    ("แต่งตั้งคณะทำงาน", "รวบรวมข้อมูลจากทุกกอง", "เผยแพร่บนเว็บไซต์"),
    ("ทบทวนแนวทางของปีก่อน", "ประชุมชี้แจงพนักงาน", "รายงานผลต่อผู้บริหาร"),
)
PERIODS = ("ตุลาคม {0} - ธันวาคม {0}", "มกราคม {1} - มีนาคม {1}", "ตุลาคม {0} - กันยายน {1}")


class Municipality(NamedTuple):
    """An invented municipality in a real province."""

    name: str
    province: str


class Made(NamedTuple):
    """A file of the corpus, with what a collector would know of it."""

    name: str
    data: bytes
    agency: str
    year: int
    state: str


def made_corpus(files: int, seed: int = 2567) -> Iterator[Made]:
    """Invent files: 1 % cannot be read, 1 % repeat the file before them."""
    before = b""
    for number in range(files):
        agency, year = divmod(number, YEARS)
        name, province = municipality(agency)
        year += FIRST_YEAR
        data = plan(agency, year, seed)
        state = "good"
        if number % 100 == 9:
            data, state = _broken(data, number // 100), "broken"
        elif number % 100 == 19:
            data, state = before, "repeated"
        before = data
        yield Made(f"{province}/{number:05d}-{year}.pdf", data, name, year, state)


def write_corpus(folder: Path, files: int, seed: int = 2567) -> Path:
    """Write the files and ``manifest.csv``, which this returns."""
    manifest = folder / "manifest.csv"
    folder.mkdir(parents=True, exist_ok=True)
    with manifest.open("w", encoding="utf-8-sig", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["path", "collected_as", "year", "made"])
        for made in made_corpus(files, seed):
            path = folder / made.name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(made.data)
            rows.writerow([made.name, made.agency, made.year, made.state])
    return manifest


def plan(agency: int, year: int, seed: int) -> bytes:
    """Give the plan of one municipality for the fiscal year after ``year``."""
    name, province = municipality(agency)
    chance = random.Random(f"{seed} {agency} {year}")
    known = range(max(FIRST_YEAR, year - 2), year + 1)
    scores = {y: _scores(agency, y, seed) for y in known}
    header = ["ตัวชี้วัดที่", "ตัวชี้วัด", *(f"ปี {y}" for y in known)]
    rows = [
        [str(entry.number), entry.name, *(f"{scores[y][place]:.2f}" for y in known)]
        for place, entry in enumerate(indicators(year))
    ]
    total = ["", "ผลคะแนนรวม", *(f"{_total(scores[y], y):.2f}" for y in known)]
    widths = [60, 423 - 65 * len(known), *[65] * len(known)]
    return pdf(
        [
            "แผนปฏิบัติการส่งเสริมคุณธรรมและความโปร่งใส",
            f"ประจำปีงบประมาณ พ.ศ. {year + 1}",
            f"เทศบาลตำบล{name} จังหวัด{province}",
            f"1. ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year}",
            Table(widths, [header, *rows, total]),
            f"2. มาตรการ ประจำปีงบประมาณ พ.ศ. {year + 1}",
            Table([30, 135, 128, 110, 80], _measures(year, chance)),
        ]
    )


def _measures(year: int, chance: random.Random) -> list[list[str]]:
    rows = [["ที่", "มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา"]]
    for number, (title, unit) in enumerate(chance.sample(MEASURES, chance.randint(2, 5)), 1):
        steps = "\n".join(f"{n}. {step}" for n, step in enumerate(chance.choice(STEPS), 1))
        period = chance.choice(PERIODS).format(year, year + 1)
        rows.append([str(number), title, steps, unit, period])
    return rows


def municipality(number: int) -> Municipality:
    """Name a municipality; beyond 300 the names are numbered."""
    place, feature = divmod(number, len(FEATURES))
    again, place = divmod(place, len(PLACES))
    name = FEATURES[feature] + PLACES[place] + (f" {again + 1}" if again else "")
    return Municipality(name, PROVINCES[number % len(PROVINCES)])


def _scores(agency: int, year: int, seed: int) -> list[float]:
    own = random.Random(f"{seed} {agency}")
    middle = own.gauss(70, 6) + own.gauss(2, 1) * (year - FIRST_YEAR)
    chance = random.Random(f"{seed} {agency} {year} scores")
    return [round(min(100, max(0, chance.gauss(middle + level, 3))), 2) for level in LEVELS]


def _total(scores: list[float], year: int) -> float:
    """Weigh the mean of each instrument's indicators."""
    total = 0.0
    for code, share in (weights(year) or {}).items():
        found = [s for s, e in zip(scores, indicators(year), strict=True) if e.instrument == code]
        total += share / 100 * sum(found) / len(found)
    return total


def _broken(data: bytes, number: int) -> bytes:
    """Spoil a file in one of the ways that collections show."""
    ways = (
        data[:400] + b"%d" % number,
        b"<!DOCTYPE html><html><body><h1>404</h1></body></html>\n" + b" " * number,
        b"%PDF-1.7\n" + bytes(1000 + number),
        bytes(1 + number),
    )
    return ways[number % len(ways)]


def main() -> None:
    parser = argparse.ArgumentParser(description="Write an invented corpus.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=2000)
    arguments = parser.parse_args()
    print(write_corpus(arguments.folder, arguments.files))


if __name__ == "__main__":
    main()
