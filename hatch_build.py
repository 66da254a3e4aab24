"""Compiles the modules that take most of the time, where the machine has a C compiler.

They are ordinary Python, which mypyc translates by its type annotations. Where that fails, or where
ITAEXTRACT_PURE=1 asks for it, the package is installed as it is: the same results, more slowly.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PURE = "ITAEXTRACT_PURE"


class CompileHook(BuildHookInterface[Any]):
    """Compiles the ``modules`` of its table in pyproject.toml, beside their sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the wheel is filled, also an editable one."""
        root = Path(self.root)
        modules = self.config["modules"]
        remove_compiled(root)
        if os.environ.get(PURE, "0") not in ("", "0"):
            return
        # mypyc and setuptools end the process on errors, and write to its output.
        command = [sys.executable, __file__, str(root), *modules]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode:
            remove_compiled(root)
            words = (done.stdout + done.stderr).decode("utf-8", "replace").strip().splitlines()
            reason = words[-1] if words else f"exit code {done.returncode}"
            self.app.display_warning(f"not compiled, and so about twice as slow: {reason}")
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True


def remove_compiled(root: Path) -> None:
    """Remove what was compiled before; its sources may have changed."""
    for suffix in ("so", "pyd"):
        for path in (root / "src").rglob(f"*.{suffix}"):
            path.unlink()


def compile_modules(root: Path, modules: Sequence[str]) -> None:
    """Compile modules in place; their paths are relative to ``src``."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    os.chdir(root / "src")
    with tempfile.TemporaryDirectory() as scratch:
        # The types of libraries are not asked for: they are not installed where wheels are built.
        options = ["--config-file=", "--follow-imports=silent", "--ignore-missing-imports"]
        extensions = mypycify(
            [*options, f"--cache-dir={scratch}", *modules],
            target_dir=scratch,
            opt_level="2",
            debug_level="0",
            separate=True,
        )
        command = Distribution({"ext_modules": extensions}).get_command_obj("build_ext")
        command.inplace = True  # type: ignore[attr-defined]
        command.build_lib = command.build_temp = scratch  # type: ignore[attr-defined]
        command.parallel = os.cpu_count()  # type: ignore[attr-defined]
        command.ensure_finalized()
        command.run()


if __name__ == "__main__":
    compile_modules(Path(sys.argv[1]), sys.argv[2:])
