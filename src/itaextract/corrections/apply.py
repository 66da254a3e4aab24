"""A set of corrections goes into its document, whole or not at all."""

import json
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from typing import Any, Final

from jsonpatch import JsonPatch, JsonPatchException, JsonPatchTestFailed
from jsonpointer import JsonPointerException
from pydantic import ValidationError

from itaextract.audit import audit
from itaextract.corrections.pointers import Removals, value_at
from itaextract.corrections.sets import CorrectionSet, Operation
from itaextract.errors import CorrectionsError
from itaextract.model import Correction, Document, Finding

_SETTLED: Final = frozenset({"ocr-low-confidence", "unparsed-period", "unparsed-score"})
"""Findings that only ask a person to look: gone when that was done for all they point at."""


def apply_corrections(document: Document, corrections: CorrectionSet) -> Document:
    """Give a document in which people's decisions stand.

    Corrected values take the place of the extracted ones, which ``Document.corrections`` keeps,
    with who decided and when. The document is audited anew: what a correction settles is no
    finding any more, and a contradiction that it makes is a new one.

    Args:
        document: as it was extracted.
        corrections: a set for this very file.

    Raises:
        CorrectionsError: the set is for another file or schema, a value is not the one that was
            looked at, or a corrected one does not fit the schema. Nothing was changed then.
    """
    _check_same(document, corrections)
    before = document.model_dump(mode="json")
    removals = Removals([one.path for one in corrections.patch if one.op == "remove"])
    after = _patched(before, corrections.patch)
    decided = _decisions(before, after, corrections, removals)
    changed = _validated(after)
    return changed.model_copy(
        update={
            "corrections": decided,
            "findings": _findings(document, changed, decided, removals),
        }
    )


def _check_same(document: Document, corrections: CorrectionSet) -> None:
    if corrections.source.sha256 != document.source.sha256:
        name = corrections.source.file_name or f"a file {corrections.source.sha256[:16]}..."
        raise CorrectionsError(f"these corrections are for {name}, not for this file")
    if corrections.schema_version != document.schema_version:
        raise CorrectionsError(
            f"these corrections are for schema {corrections.schema_version}, "
            f"the document has {document.schema_version}"
        )
    if document.corrections:
        raise CorrectionsError("the document has corrections already; take it as it was extracted")


def _patched(data: dict[str, Any], patch: Sequence[Operation]) -> dict[str, Any]:
    data = deepcopy(data)
    # One by one, so that an error can name the operation.
    for operation in patch:
        if operation.op in ("replace", "remove"):
            value_at(data, operation.path)
        try:
            data = JsonPatch([operation.plain()]).apply(data, in_place=True)
        except JsonPatchTestFailed as error:
            raise CorrectionsError(
                f"{operation.path} is not what was looked at; was the file extracted in another "
                "way since?"
            ) from error
        except (JsonPatchException, JsonPointerException) as error:
            raise CorrectionsError(f"{operation.path} is not in the document") from error
    return data


def _validated(data: dict[str, Any]) -> Document:
    try:
        return Document.model_validate_json(json.dumps(data))
    except ValidationError as error:
        problem = error.errors()[0]
        where = "/".join(map(str, problem["loc"]))
        raise CorrectionsError(f"/{where}: {problem['msg']}") from error


def _decisions(
    before: dict[str, Any],
    after: dict[str, Any],
    corrections: CorrectionSet,
    removals: Removals,
) -> list[Correction]:
    found: list[Correction] = []
    added: Counter[str] = Counter()
    for operation in corrections.patch:
        verdict = operation.decision
        if verdict is None:
            continue
        ref, extracted = operation.path, None
        if operation.op == "add":
            place = operation.path.removesuffix("/-")
            count = len(value_at(before, place)) + added[place]
            added[place] += 1
            ref = f"{place}/{count}"
        else:
            extracted = value_at(before, ref)
        now = removals.moved(ref)
        found.append(
            Correction(
                ref=now,
                verdict=verdict,
                value=None if now is None else value_at(after, now),
                extracted=extracted,
                extracted_ref=ref,
                by=operation.by or corrections.reviewer,
                at=operation.at or corrections.saved_at,
            )
        )
    return found


def _findings(
    before: Document, after: Document, decided: Sequence[Correction], removals: Removals
) -> list[Finding]:
    """Those of reading, as far as they are not settled, and those of a new audit."""
    computed = Counter(finding.model_dump_json() for finding in audit(before))
    refs = [one.extracted_ref for one in decided]
    kept: list[Finding] = []
    for finding in before.findings:
        text = finding.model_dump_json()
        if computed[text]:
            computed[text] -= 1
        elif not _is_settled(finding, refs):
            kept.append(_moved(finding, removals))
    return [*kept, *audit(after)]


def _is_settled(finding: Finding, decided: Sequence[str]) -> bool:
    if finding.code not in _SETTLED or not finding.refs:
        return False
    return all(any(_settles(one, ref) for one in decided) for ref in finding.refs)


def _settles(decided: str, ref: str) -> bool:
    """Whether a decision is about what a finding points at: a value, or the score of a record."""
    if ref == decided or ref.startswith(f"{decided}/"):
        return True
    is_field = not ref.rpartition("/")[2].isdecimal()
    return decided.startswith(f"{ref}/") and (is_field or decided == f"{ref}/score")


def _moved(finding: Finding, removals: Removals) -> Finding:
    refs = [new for ref in finding.refs if (new := removals.moved(ref)) is not None]
    suggestions = [
        one.model_copy(update={"ref": new})
        for one in finding.suggestions
        if (new := removals.moved(one.ref)) is not None
    ]
    return finding.model_copy(update={"refs": refs, "suggestions": suggestions})
