"""A plan against the report on it: which measures were done, are missing, or are new."""

from itaextract.comparison.compare import compare
from itaextract.comparison.records import Comparison, Difference, MeasureComparison, Outcome

__all__ = ["Comparison", "Difference", "MeasureComparison", "Outcome", "compare"]
