"""JSON pointers (RFC 6901) into documents."""

import json
from typing import Any

from itaextract.model import Document


def follow(document: Document, pointer: str) -> Any:
    """What a pointer leads to in the JSON form of a document; KeyError or IndexError if nothing."""
    value: Any = json.loads(document.model_dump_json())
    for escaped in pointer.removeprefix("/").split("/"):
        step = escaped.replace("~1", "/").replace("~0", "~")
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value
