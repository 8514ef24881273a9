"""Run reclint as ``python -m reclint``."""

from reclint.cli import main

if __name__ == "__main__":
    main()
