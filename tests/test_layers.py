"""Rooms import only from rooms before them, and the command line starts without the heavy ones."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import itaextract
import itaextract.thai

PACKAGE = Path(itaextract.__file__).parent

# A room may import itself and every room before it.
ORDER = (
    "_version",
    "lazy",
    "errors",
    "inputs",
    "packages",
    "watch",
    "isolate",
    "garbage",
    "settings",
    "terms",
    "model",
    "glyph",
    "page",
    "cuts",
    "thai",
    "ita",
    "read",
    "table",
    "turning",
    "ocr",
    "redact",
    "reading",
    "parse",
    "audit",
    "pipeline",
    "guard",
    "debug",
    "corrections",
    "comparison",
    "export",
    "corpus",
    "report",
    "review",
    "cli",
    "__main__",
)
# The package itself offers names of any room, on demand.
FACADE = "__init__"

MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported_rooms(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Rooms of this package that a module imports anywhere, with the line."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                modules = [alias.name for alias in names]
            case ast.ImportFrom(module=str(module), level=0, names=names):
                whole = module == "itaextract"
                modules = [f"{module}.{a.name}" for a in names] if whole else [module]
            case ast.ImportFrom(level=level) if level:
                raise AssertionError(f"relative import in line {node.lineno}")
            case _:
                continue
        for module in modules:
            package, _, rest = module.partition(".")
            if package == "itaextract":
                yield rest.split(".")[0] or FACADE, node.lineno


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path):
    room = room_of(path)
    if room == FACADE:
        return
    assert room in ORDER, f"{room} has no place in the order of the rooms"
    for imported, line in imported_rooms(ast.parse(path.read_text("utf-8"))):
        where = f"{path.relative_to(PACKAGE)}:{line}"
        assert imported in ORDER, f"{where} imports {imported}, which is no room"
        assert ORDER.index(imported) <= ORDER.index(room), f"{where} imports {imported}"


def test_the_check_sees_a_wrong_import():
    source = "def f():\n    from itaextract.cli import app\nfrom itaextract import pipeline\n"
    assert list(imported_rooms(ast.parse(source))) == [("pipeline", 3), ("cli", 2)]


HEAVY = (
    "pdfplumber",
    "pdfminer",
    "pydantic",
    "pythainlp",
    "geothai",
    "openpyxl",
    "rapidfuzz",
    "pyarrow",
    "polars",
    "pandas",
    "distributed",
    "sqlite3",
)
IMAGING = ("cv2", "numpy", "tesserocr", "pypdfium2")


def loaded_after(code: str) -> set[str]:
    probe = f"import sys\n{code}\nprint(*sorted(sys.modules), sep='\\n', file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stderr.splitlines())


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_the_command_line_starts_light(argument):
    code = (
        "from itaextract.cli import app\n"
        f"try: app(['{argument}'])\n"
        "except SystemExit as end: assert not end.code"
    )
    assert loaded_after(code).isdisjoint((*HEAVY, *IMAGING))


def test_the_package_imports_light():
    assert loaded_after("import itaextract").isdisjoint((*HEAVY, *IMAGING, "typer", "rich"))


def test_the_command_line_leaves_reading_to_the_other_process(fixtures):
    path = fixtures / "text" / "lam-sin-2567-report.txt"
    code = (
        "from itaextract.cli import app\n"
        f"try: app(['extract', {str(path)!r}])\n"
        "except SystemExit as end: assert not end.code"
    )
    loaded = loaded_after(code)
    assert "itaextract.guard" in loaded
    assert loaded.isdisjoint({"itaextract.pipeline", "itaextract.audit", "pdfminer", "regex"})


def test_files_with_a_text_layer_load_no_more_than_they_need(fixtures):
    path = fixtures / "pdf" / "lam-sin-2567-report.clean.pdf"
    loaded = loaded_after(f"import itaextract\nitaextract.extract({str(path)!r})")
    assert loaded.isdisjoint({"cv2", "numpy", "tesserocr", "pythainlp", "geothai", "rich"})
    assert loaded.isdisjoint({"itaextract.ocr.corrections", "fontTools.agl"})


def test_texts_are_read_without_the_rooms_of_records(fixtures):
    path = fixtures / "pdf" / "lam-sin-2567-report.clean.pdf"
    loaded = loaded_after(f"import itaextract\nassert itaextract.read_text({str(path)!r})")
    assert "itaextract.reading" in loaded
    rooms = {"itaextract." + room for room in ("model", "parse", "audit", "pipeline")}
    assert loaded.isdisjoint({*rooms, "pydantic", "itaextract.isolate"})


def test_a_package_imports_on_demand_what_it_tells():
    loaded = loaded_after("from itaextract.thai import to_ascii_digits")
    assert "itaextract.thai.digits" in loaded
    assert loaded.isdisjoint({"itaextract.thai.calendar", "itaextract.thai.repair", "regex"})


@pytest.mark.parametrize("package", [itaextract, itaextract.thai])
def test_every_public_name_is_there_and_no_other(package):
    assert dir(package) == sorted(package.__all__)
    assert all(getattr(package, name) is not None for name in package.__all__)
    with pytest.raises(AttributeError, match=f"module '{package.__name__}' has no attribute 'x'"):
        package.x  # noqa: B018
