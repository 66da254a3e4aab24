"""Character clusters: places where a Thai text can be cut without looking at words.

The rules are those of Theeramunkong et al., "Character cluster based Thai information retrieval"
(https://doi.org/10.1145/355214.355225), as the tokeniser newmm of PyThaiNLP has refined them.
"""

import re
from typing import Final

_C: Final = "[ก-ฮ]"
_TONE: Final = "[่-๋]?"
# Letters that THANTHAKHAT silences belong to the cluster before them.
_SILENT: Final = f"(?:{_C}{{1,2}}[ุูิ]?์)?"
_ENDS: Final = "(?=[เ-ไก-ฮ]|$)"
# What may follow SARA E, in the order in which it is tried; so below.
_AFTER_E: Final = (
    f"{_C}็{_C}",
    f"{_C}{_C}{_TONE}าะ",
    f"{_C}{_C}ี{_TONE}ยะ",
    f"{_C}{_C}ี{_TONE}ย{_ENDS}",
    f"{_C}{_C}็{_C}",
    f"{_C}ิ{_C}์{_C}",
    f"{_C}ิ{_TONE}{_C}",
    f"{_C}ี{_TONE}ยะ?",
    f"{_C}ื{_TONE}อะ?",
    f"{_C}[ิีุู]{_TONE}ย{_ENDS}",
    f"{_C}{_TONE}า?ะ?",
)
_AFTER_CONSONANT: Final = (
    f"ั{_TONE}วะ{_SILENT}",
    f"[ัื]{_TONE}{_C}[ุิะ]?{_SILENT}",
    "[ิุู]์",
    f"[ะ-ู]{_TONE}{_SILENT}",
    f"รร{_C}์",
    "็",
    f"{_TONE}[ะาำ]?{_SILENT}",
)
_AFTER_AE: Final = (
    f"{_C}็{_C}",
    f"{_C}{_C}์",
    f"{_C}{_TONE}ะ",
    f"{_C}{_C}็{_C}",
    f"{_C}{_C}{_C}์",
)
_CLUSTER: Final = re.compile(
    f"เ(?:{'|'.join(_AFTER_E)}){_SILENT}"
    f"|{_C}(?:{'|'.join(_AFTER_CONSONANT)})"
    f"|แ(?:{'|'.join(_AFTER_AE)})"
    f"|โ{_C}{_TONE}ะ"
    f"|[เ-ไ]{_C}{_TONE}"
    "|.",
    re.DOTALL,
)


def cluster_ends(text: str) -> set[int]:
    """The places where the clusters of a text end; what is not Thai is a cluster a character."""
    return {match.end() for match in _CLUSTER.finditer(text)}
