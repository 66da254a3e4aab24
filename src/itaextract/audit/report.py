"""Findings, made in one way."""

from collections.abc import Iterable, Sequence

from itaextract.model import Finding, FindingCode, Severity, Suggestion


def finding(
    code: FindingCode,
    severity: Severity,
    message_en: str,
    message_th: str,
    *,
    refs: Iterable[str] = (),
    pages: Iterable[int] = (),
    suggestions: Sequence[Suggestion] = (),
) -> Finding:
    """A finding with its pages in order and its references without repetition."""
    return Finding(
        code=code,
        severity=severity,
        message_en=message_en[:1].upper() + message_en[1:],
        message_th=message_th,
        refs=list(dict.fromkeys(refs)),
        pages=sorted(set(pages)),
        suggestions=list(suggestions),
    )
