import pytest

from itaextract.parse.metadata import find_kinds, find_round, find_years_of
from itaextract.parse.outline import Paragraph


def years(titles: list[str], *prose: str) -> tuple[int | None, int | None]:
    paragraphs = [Paragraph(text, 1, False, 16) for text in [*titles, *prose]]
    found = find_years_of(paragraphs, titles)
    return found.fiscal, found.assessed


@pytest.mark.parametrize(
    ("titles", "prose", "wanted"),
    [
        (
            ["มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"],
            ["จากการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ พบว่า"],
            (2567, 2566),
        ),
        (
            [
                "รายงานการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566 และมาตรการ พ.ศ. 2567",
            ],
            [],
            (2567, 2566),
        ),
        (["สรุปผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566"], [], (2566, 2566)),
        (
            ["รายงานผลการดำเนินการตามมาตรการ ประจำปี พ.ศ. 2568"],
            ["ได้เข้าร่วมการประเมินคุณธรรมและความโปร่งใสในปี พ.ศ. 2568 ที่ผ่านมา"],
            (2568, None),
        ),
        (
            ["มาตรการส่งเสริมความโปร่งใส ประจำปี 2567"],
            ["ได้เข้ารับการประเมินคุณธรรมและความโปร่งใสประจำปี 2566"],
            (2567, 2566),
        ),
        (
            ["แผนขับเคลื่อนความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567"],
            [
                "ในปี 2566 ได้คะแนนรวม 86.87 คะแนน เพิ่มขึ้นจากปี 2565 ซึ่งได้ 82.41 คะแนน "
                "อยู่ 4.46 คะแนน จึงนำมาจัดทำแผน"
            ],
            (2567, 2566),
        ),
        (
            ["การวิเคราะห์ผลการประเมิน ITA", "เทศบาลตำบลม่วงคำ", "ประจำปีงบประมาณ พ.ศ. 2565"],
            [],
            (2565, 2565),
        ),
        (["แผนงานของกองคลัง"], [], (None, None)),
    ],
)
def test_years(titles: list[str], prose: list[str], wanted: tuple[int | None, int | None]) -> None:
    assert years(titles, *prose) == wanted


def test_kinds() -> None:
    plan = ("มาตรการส่งเสริมคุณธรรม ประจำปี 2567", False)
    report = ("รายงานผลการดำเนินการตามมาตรการ", False)
    assert find_kinds(["มาตรการ"], [plan], has_scores=True) == ["plan", "analysis"]
    assert find_kinds(["มาตรการ"], [plan, report], has_scores=False) == ["plan", "report"]
    assert find_kinds(["มาตรการ"], [("มาตรการ", True)], has_scores=False) == ["report"]
    assert find_kinds(["ประกาศ เรื่อง มาตรการป้องกัน"], [], has_scores=False) == ["plan"]


def test_round() -> None:
    assert find_round(["รายงานผล รอบ ๖ เดือน"]) == 6
    assert find_round(["รายงานผล รอบ 6 เดือน และรอบ 12 เดือน"]) is None
    assert find_round(["มาตรการ"]) is None
