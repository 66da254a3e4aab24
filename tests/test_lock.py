"""The locked versions are those of pyproject.toml, and come from the public index alone."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
TEXT = (ROOT / "uv.lock").read_text("utf-8")
[LOCKED] = [
    package for package in tomllib.loads(TEXT)["package"] if package["name"] == "itaextract"
]


def wanted(requirements: list[str]) -> set[tuple[str, str]]:
    return {
        (match[1].lower().replace("_", "-"), match[2])
        for requirement in requirements
        if (match := re.fullmatch(r"([\w.-]+)(?:\[.*\])?(\S*)", requirement))
    }


def locked(entries: list[dict[str, str]]) -> set[tuple[str, str]]:
    return {(entry["name"], entry.get("specifier", "")) for entry in entries}


def test_the_lock_is_up_to_date():
    project = PROJECT["project"]
    extras = [one for extra in project["optional-dependencies"].values() for one in extra]
    metadata = LOCKED["metadata"]
    assert locked(metadata["requires-dist"]) == wanted(project["dependencies"] + extras)
    groups = {name: wanted(group) for name, group in PROJECT["dependency-groups"].items()}
    assert {name: locked(group) for name, group in metadata["requires-dev"].items()} == groups


def test_only_the_public_index():
    hosts = set(re.findall(r"https?://([^/\"\s]+)", TEXT))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}


def test_every_run_time_dependency_is_explained():
    page = (ROOT / "docs/dependencies.md").read_text("utf-8")
    project = PROJECT["project"]
    extras = [one for extra in project["optional-dependencies"].values() for one in extra]
    names = wanted(project["dependencies"] + extras)
    names |= wanted([one for group in PROJECT["dependency-groups"].values() for one in group])
    missing = [name for name, _ in names if f"[{name}](" not in page]
    assert not missing
