"""Documents to models. A reader never raises for content, keeps what it does not understand, and says so."""

from reclint.readers.lessons.slug_title import slug_likeness
from reclint.readers.near import Missed, missed_record
from reclint.readers.notebooks.notebook import read_notebook
from reclint.readers.plans.course import read_course, read_series_summary
from reclint.readers.plans.lesson_plan import read_lesson_plan
from reclint.readers.plans.plan import read_plan
from reclint.readers.plans.preparation import read_preparation
from reclint.readers.plans.series_plan import read_series_plan
from reclint.readers.record import read_record
from reclint.readers.record_kind import is_record, is_told, may_be_record
from reclint.readers.reviews.log import read_review_log
from reclint.readers.sections.cuts import document_cuts
from reclint.readers.sections.tables import read_tables
from reclint.readers.sections.title import folder_number
from reclint.readers.status import (
    calls_itself_begun,
    calls_itself_complete,
    calls_itself_in_review,
    calls_itself_planned,
    calls_itself_unbuilt,
    is_all_status,
)
from reclint.vocabulary.lexicon import Lexicon

__all__ = [
    "Lexicon",
    "Missed",
    "calls_itself_begun",
    "calls_itself_complete",
    "calls_itself_in_review",
    "calls_itself_planned",
    "calls_itself_unbuilt",
    "document_cuts",
    "folder_number",
    "is_all_status",
    "is_record",
    "is_told",
    "may_be_record",
    "missed_record",
    "read_course",
    "read_lesson_plan",
    "read_notebook",
    "read_plan",
    "read_preparation",
    "read_record",
    "read_review_log",
    "read_series_plan",
    "read_series_summary",
    "read_tables",
    "slug_likeness",
]
