"""An engine that reads within this process, and what the tests of corpora share."""

import sys
from pathlib import Path

from itaextract import extract
from itaextract.corpus.task import read
from itaextract.settings import Settings

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

PLAN = """แผนปฏิบัติการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2566
เทศบาลตำบลทุ่งสมมติ จังหวัดน่าน

ที่\tมาตรการ\tผู้รับผิดชอบ\tระยะเวลา
1\t{}\tกองคลัง\tตุลาคม 2565 - กันยายน 2566
"""


class Here:
    """An engine without processes; remembers what it was asked to read."""

    def __init__(self):
        self.read = []

    def run(self, job, tasks):
        for task in tasks:
            self.read.append(task.name)
            yield read(_Unguarded(job.settings), job, task)


class _Unguarded:
    def __init__(self, settings: Settings):
        self.settings = settings

    def extract(self, source):
        return extract(source, self.settings)


def results(out: Path) -> dict[str, bytes]:
    """All files of a corpus but its records and its lock."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".itaextract" not in path.parts
    }
