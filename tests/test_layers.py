"""Rooms import only from rooms before them, and the command line starts without the heavy ones."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import itaextract.errors

PACKAGE = Path(itaextract.errors.__file__).parent

# A room may import itself and every room before it.
ORDER = (
    "_version",
    "errors",
    "inputs",
    "packages",
    "isolate",
    "garbage",
    "settings",
    "model",
    "glyph",
    "page",
    "thai",
    "ita",
    "read",
    "table",
    "turning",
    "ocr",
    "parse",
    "audit",
    "redact",
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
