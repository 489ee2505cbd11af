"""Runs a module from the project's root on the path, wherever the command starts: ``python training MODULE [ARGUMENTS]``.

The commands of ``project.yml`` start in this folder (``python . training.convert ...``), where the project's own packages,
``training`` and ``benchmarks``, would not be found, and files of this folder would be taken for other packages.
"""

import runpy
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def main() -> None:
    """Run the module that the first argument names, with the others as its own."""
    if len(sys.argv) < 2:
        raise SystemExit(f"usage: python {FOLDER.name} MODULE [ARGUMENTS], for example training.convert --help")
    sys.path[:] = [str(FOLDER.parent), *(entry for entry in sys.path if Path(entry).resolve() != FOLDER)]
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
