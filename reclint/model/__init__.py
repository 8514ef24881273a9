"""What documents state, as frozen models; every statement carries the span of the text that states it."""

from reclint.model.course import CourseModule, CoursePage, SeriesSummary, SummaryRow
from reclint.model.lesson import (
    Exercise,
    Field,
    IterationClaim,
    LessonSummary,
    NamedNotebook,
    NotebookClaim,
    ReviewClaim,
    TaughtItem,
)
from reclint.model.notebook import Notebook, NotebookExercise
from reclint.model.plan import (
    HeldConcept,
    LessonPlan,
    ModulePlan,
    PlannedLesson,
    Preparation,
    Prerequisite,
    SeriesLesson,
    SeriesModule,
    SeriesPlan,
)
from reclint.model.record import (
    ConceptIndex,
    ConceptRow,
    Cut,
    LessonRef,
    MentalModel,
    PartReading,
    Record,
    Reference,
    RowShape,
)
from reclint.model.review import LoggedFinding, ReviewIteration, ReviewLog
from reclint.model.statement import Count, DepthMark, Statement, Word
from reclint.model.table import TableFault, TableFaultKind, Tables

__all__ = [
    "ConceptIndex",
    "ConceptRow",
    "Count",
    "CourseModule",
    "CoursePage",
    "Cut",
    "DepthMark",
    "Exercise",
    "Field",
    "HeldConcept",
    "IterationClaim",
    "LessonPlan",
    "LessonRef",
    "LessonSummary",
    "LoggedFinding",
    "MentalModel",
    "ModulePlan",
    "NamedNotebook",
    "Notebook",
    "NotebookClaim",
    "NotebookExercise",
    "PartReading",
    "PlannedLesson",
    "Preparation",
    "Prerequisite",
    "Record",
    "Reference",
    "ReviewClaim",
    "ReviewIteration",
    "ReviewLog",
    "RowShape",
    "SeriesLesson",
    "SeriesModule",
    "SeriesPlan",
    "SeriesSummary",
    "Statement",
    "SummaryRow",
    "TableFault",
    "TableFaultKind",
    "Tables",
    "TaughtItem",
    "Word",
]
