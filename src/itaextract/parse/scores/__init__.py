"""Score tables (ตารางคะแนน): which columns hold scores, what each row scores, and the scores."""

from itaextract.parse.scores.columns import has_scores, score_columns, subject_columns
from itaextract.parse.scores.table import parse_scores

__all__ = ["has_scores", "parse_scores", "score_columns", "subject_columns"]
