"""What documents are called by the parts that they play."""

from __future__ import annotations

RECORD, PLAN, NOTEBOOK, COURSE, SUMMARY = "record", "plan", "notebook", "course page", "series summary"
PLANNING = "planning document"
LOG = "planning document with review log"
