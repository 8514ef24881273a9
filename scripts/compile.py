"""Write `rules/compiled` anew, which saves every run the reading of the rules' YAML: `python scripts/compile.py`."""

from __future__ import annotations

from pathlib import Path

from reclint.course.opening import compile_shipped

FOLDER = Path(__file__).resolve().parent.parent / "rules" / "compiled"


def main() -> None:
    """Write what the rules and words come to."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in compile_shipped().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
