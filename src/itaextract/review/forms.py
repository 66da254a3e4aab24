"""The fields that people check, with what may be typed into them: the JSON schema made compact."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from itaextract.model import Document

#: Lists of records in a document; scores stand in tables of them.
COLLECTIONS: Final = {
    "overall_scores": "OverallScore",
    "rating_scale": "Grade",
    "score_tables": "Score",
    "score_mentions": "Score",
    "measures": "Measure",
    "schedule": "ScheduleEntry",
    "guidelines": "Guideline",
}
_NOT_CHECKED: Final = frozenset({"id", "provenance", "variants", "place_source"})
_FACTS: Final = ("kinds", "fiscal_year", "assessed_year", "round_months")
_AGENCY: Final = ("name", "type", "tambon", "amphoe", "province")
_NOTHING: Final[tuple[Any, ...]] = (None, [], {}, "")

Field = dict[str, Any]
Form = list[Field]


@cache
def forms() -> Mapping[str, Form]:
    """Give the fields of each kind of record by the name of its model.

    A field has a ``name``, a ``type`` (text, number, integer, date, choice, texts, integers,
    choices, map or record), ``optional`` where it may be null, and ``min``, ``max``, ``options``
    and ``form`` (the name of the model of a record) where they apply.
    """
    schema = Document.model_json_schema(mode="serialization")
    models: dict[str, Any] = schema["$defs"]
    made = {name: _form(model, models) for name, model in models.items()}
    document = {field["name"]: field for field in _form(schema, models)}
    made["Document"] = [document[name] for name in _FACTS]
    wanted = {"Document", "Agency", *COLLECTIONS.values()}
    parts = {field["form"] for name in wanted for field in made[name] if field["type"] == "record"}
    return {name: made[name] for name in sorted(wanted | parts)}


def _form(model: Mapping[str, Any], models: Mapping[str, Any]) -> Form:
    fields = model.get("properties", {})
    return [
        {"name": name, **_kind(described, models)}
        for name, described in fields.items()
        if name not in _NOT_CHECKED
    ]


def _kind(described: Mapping[str, Any], models: Mapping[str, Any]) -> Field:
    """Say in a few words what a JSON schema takes."""
    choices = described.get("anyOf", [described])
    kinds = [one for one in choices if one.get("type") != "null"]
    field = _one_kind(kinds[0], models)
    if len(kinds) < len(choices):
        field["optional"] = True
    return field


def _one_kind(kind: Mapping[str, Any], models: Mapping[str, Any]) -> Field:
    if "$ref" in kind:
        return {"type": "record", "form": kind["$ref"].rpartition("/")[2]}
    if "enum" in kind:
        return {"type": "choice", "options": kind["enum"]}
    match kind.get("type"):
        case "array":
            item = _kind(kind["items"], models)
            names = {"text": "texts", "integer": "integers", "choice": "choices"}
            return {**item, "type": names.get(item["type"], "records")}
        case "object":
            return {"type": "map"}
        case "string":
            return {"type": "date" if kind.get("format") == "date" else "text"}
        case "number" | "integer" as number:
            bounds = {"min": kind.get("minimum"), "max": kind.get("maximum")}
            return {"type": number, **{k: v for k, v in bounds.items() if v is not None}}
    return {"type": "text"}


def count_values(document: Document) -> int:
    """How many values of a document there are to check: fields of records that hold something."""
    return sum(1 for _ in values(document))


def values(document: Document) -> Iterator[str]:
    """The JSON pointers of all values that there are to check."""
    given = document.model_dump(mode="json")
    yield from _filled("", given, _FACTS)
    if given["agency"]:
        yield from _filled("/agency", given["agency"], _AGENCY)
    for part, form in COLLECTIONS.items():
        names = [field["name"] for field in forms()[form] if field["name"] != "raw"]
        for index, record in enumerate(given[part]):
            if part != "score_tables":
                yield from _filled(f"/{part}/{index}", record, names)
                continue
            for number, score in enumerate(record["scores"]):
                yield from _filled(f"/{part}/{index}/scores/{number}", score, names)


def _filled(ref: str, record: Mapping[str, Any], names: Any) -> Iterator[str]:
    return (f"{ref}/{name}" for name in names if record.get(name) not in _NOTHING)
