"""A review as one HTML file that runs from the disk: no network, nothing but its own script."""

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal

from itaextract._version import __version__
from itaextract.errors import UnsupportedFormatError
from itaextract.review.forms import COLLECTIONS, forms
from itaextract.review.gather import Review, ReviewedPage
from itaextract.review.summary import summary_of

if TYPE_CHECKING:
    from jinja2 import Environment, Template

Lang = Literal["en", "th"]

_PAGE_SCRIPTS: Final = (
    "words",
    "dom",
    "text",
    "values",
    "store",
    "corrections",
    "forms",
    "pages",
    "places",
    "records",
    "editor",
    "lists",
    "keys",
    "page",
)
_INDEX_SCRIPTS: Final = ("words", "dom", "text", "index")


def review_page(review: Review, stem: str, lang: Lang | None = None) -> str:
    """Give the page of a review.

    Args:
        review: what to show.
        stem: the name that ``STEM.corrections.json`` is downloaded by.
        lang: language of the interface; by default as the browser says.

    Raises:
        UnsupportedFormatError: Jinja2 is not installed.
    """
    data = {
        "document": review.document.model_dump(mode="json"),
        "pages": [_page(page) for page in review.pages],
        "forms": forms(),
        "collections": COLLECTIONS,
        "stem": stem,
        "lang": lang,
        "version": __version__,
    }
    pictures = [
        (page.number, base64.b64encode(page.webp).decode()) for page in review.pages if page.webp
    ]
    return _render(
        "page.html",
        _PAGE_SCRIPTS,
        title=title_of(review.document.agency, review.document.source.file_name),
        summary=json_text(summary_of(review.document, stem)),
        data=json_text(data),
        pictures=pictures,
        lang=lang,
    )


def index_page(data: dict[str, Any], lang: Lang | None = None) -> str:
    """Give the index page of a folder; its data are those that ``index.py`` gathers."""
    return _render(
        "index.html",
        _INDEX_SCRIPTS,
        title="itaextract review",
        data=json_text({**data, "lang": lang, "version": __version__}),
        lang=lang,
    )


def title_of(agency: Any, file_name: str | None) -> str:
    """What the browser calls the page."""
    return " · ".join(part for part in (agency and agency.name, file_name) if part) or "itaextract"


def json_text(value: Any) -> str:
    """JSON for a ``script`` element, which no text in it can end or make executable.

    All signs that mean something to a parser of HTML are escaped, and so are the line separators
    that older parsers of JavaScript stumble over.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _page(page: ReviewedPage) -> dict[str, Any]:
    return {
        "number": page.number,
        "width": round(page.width, 2),
        "height": round(page.height, 2),
        "picture": page.webp is not None,
        "lines": [
            [line.text, line.where, line.ref, [round(edge, 1) for edge in line.box or ()]]
            for line in page.lines
        ],
    }


def _render(template: str, scripts: tuple[str, ...], **values: Any) -> str:
    style, script = _asset("style.css"), _script(scripts)
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return _template(template).render(
        policy=policy, style=style, script=script, version=__version__, **values
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _script(names: tuple[str, ...]) -> str:
    """One strict script out of the small ones, which see each other and nothing sees them."""
    body = "\n".join(_asset(f"{name}.js") for name in names)
    return f'(() => {{\n"use strict";\n{body}\n}})();\n'


@cache
def _asset(name: str) -> str:
    return files("itaextract.review").joinpath("assets", name).read_text(encoding="utf-8")


def _template(name: str) -> "Template":
    return environment().get_template(name)


@cache
def environment() -> "Environment":
    """Give Jinja2 with the templates.

    Raises:
        UnsupportedFormatError: Jinja2 is not installed.
    """
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError as error:
        raise UnsupportedFormatError(
            "review pages need Jinja2: pip install 'itaextract[review]'"
        ) from error
    return Environment(
        loader=PackageLoader("itaextract.review", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
