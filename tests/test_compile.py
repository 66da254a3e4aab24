"""What is compiled when the package is installed, and that it need not be."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

import itaextract.glyph

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
hatch_build = pytest.importorskip("hatch_build")

SOURCE = """
class Point:
    def __init__(self, x: float) -> None:
        self.x = x

def twice(point: Point) -> float:
    return 2 * point.x
"""


def hook(root: Path, *modules: str) -> tuple[object, list[str]]:
    warnings: list[str] = []
    app = SimpleNamespace(display_warning=warnings.append)
    made = hatch_build.CompileHook(
        str(root), {"modules": list(modules)}, None, None, "", "wheel", app
    )
    return made, warnings


def package(root: Path, source: str) -> Path:
    folder = root / "src" / "tiny"
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "points.py").write_text(source)
    return folder


def compiled(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix in (".so", ".pyd")]


def test_the_modules_that_are_compiled_exist():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    hooks = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]
    modules = hooks["custom"]["modules"]
    assert modules == sorted(modules)
    assert [name for name in modules if not (ROOT / "src" / name).is_file()] == []


@pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler")
@pytest.mark.skipif(Path(sys.prefix).parent != ROOT, reason="installed from elsewhere")
@pytest.mark.skipif(os.environ.get(hatch_build.PURE, "0") not in ("", "0"), reason="not wanted")
def test_the_package_was_compiled_when_it_was_installed():
    # Where libraries are missing, as they are while it is built, their types are missing too.
    assert Path(itaextract.glyph.__file__).suffix in (".so", ".pyd")


@pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler")
def test_modules_are_compiled_beside_their_sources(tmp_path, monkeypatch):
    monkeypatch.delenv(hatch_build.PURE, raising=False)
    folder = package(tmp_path, SOURCE)
    made, warnings = hook(tmp_path, "tiny/points.py")
    data: dict[str, object] = {}
    made.initialize("editable", data)
    assert warnings == []
    assert data == {"pure_python": False, "infer_tag": True}
    code = "import tiny.points as p; print(p.__file__, p.twice(p.Point(2.5)))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder.parent, capture_output=True, text=True, check=True
    )
    file, result = done.stdout.split()
    assert Path(file).suffix in (".so", ".pyd")
    assert result == "5.0"


def test_what_cannot_be_compiled_stays_as_it_is(tmp_path, monkeypatch):
    monkeypatch.delenv(hatch_build.PURE, raising=False)
    folder = package(tmp_path, SOURCE.replace("2 * point.x", "point.y"))
    made, warnings = hook(tmp_path, "tiny/points.py")
    data: dict[str, object] = {}
    made.initialize("standard", data)
    assert len(warnings) == 1
    assert warnings[0].startswith("not compiled")
    assert data == {}
    assert compiled(folder) == []


def test_nothing_is_compiled_where_that_is_not_wanted(tmp_path, monkeypatch):
    monkeypatch.setenv(hatch_build.PURE, "1")
    folder = package(tmp_path, SOURCE)
    (folder / "points.cpython-311-x86_64-linux-gnu.so").touch()
    made, warnings = hook(tmp_path, "tiny/points.py")
    data: dict[str, object] = {}
    made.initialize("standard", data)
    assert (warnings, data, compiled(folder)) == ([], {}, [])
