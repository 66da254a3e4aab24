"""The records of a comparison."""

from typing import Literal

from pydantic import Field

from itaextract.model import Measure
from itaextract.model.records import Record, Source

Outcome = Literal["done", "in_progress", "not_done", "unclear", "missing", "new"]


class Difference(Record):
    """A field that plan and report give differently, each as text; None where one is silent."""

    field: str = Field(description="Name of the field, such as number or responsible.")
    plan: str | None = Field(description="What the plan says.")
    report: str | None = Field(description="What the report says.")


class MeasureComparison(Record):
    """A measure of the plan beside what the report says of it."""

    outcome: Outcome = Field(
        description="done, in_progress, not_done: as the report says; unclear: reported without a "
        "result; missing: in the plan only; new: in the report only."
    )
    reason: str | None = Field(description="The text of the report that the outcome is read from.")
    similarity: float | None = Field(
        description="How alike the two measures are, 0 to 1; None where there is only one."
    )
    plan: Measure | None = Field(description="The measure as planned.")
    report: Measure | None = Field(description="The measure as reported.")
    differences: list[Difference] = Field(
        [], description="Fields that the two give differently: renumbered, reworded, ..."
    )


class Comparison(Record):
    """A plan (แผน) against a report (รายงานผล)."""

    plan: Source = Field(description="The file of the plan.")
    report: Source = Field(description="The file of the report.")
    differences: list[Difference] = Field(
        [], description="Where the documents differ as a whole: agency, fiscal year."
    )
    counts: dict[Outcome, int] = Field(description="Measures by outcome.")
    measures: list[MeasureComparison] = Field(
        description="In the order of the plan; new ones in the order of the report, at the end."
    )
