"""``reclint show --format json``: the model of a record as a versioned document; lines and columns are 1-based."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reclint.linking import Link
    from reclint.model import ConceptRow, Count, IterationClaim, NotebookClaim, ReviewClaim
    from reclint.text.source import Source
    from reclint.text.source import Span as Offsets
    from reclint.workspace import Lesson, Module


class _Shown(BaseModel):
    model_config = ConfigDict(frozen=True)


class Span(_Shown):
    """A stretch of the record; lines and columns are 1-based, columns count code points, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class ModuleName(_Shown):
    """The module that the title names."""

    number: str
    title: str


class LessonName(_Shown):
    """A lesson that an index row names, and what stands beside it."""

    slug: str
    note: str | None


class Concept(_Shown):
    """A row of the Concept Index; ``depth`` is the level that holds after the lesson."""

    name: str
    depth: str | None
    depth_text: str | None
    lessons: list[LessonName]
    notes: str
    detached: bool
    shape: str
    span: Span


class Taught(_Shown):
    """A concept that a summary states, and the lines of the index rows that it names when the link is certain."""

    name: str
    depth: str | None
    index_lines: list[int]
    link: Literal["certain", "ambiguous", "missing"]
    span: Span


class NotebookExercise(_Shown):
    """An exercise that the record lists."""

    number: int | None
    level: str | None
    title: str | None


class Notebook(_Shown):
    """What the record says of the lesson's notebook."""

    path: str | None
    absent: bool
    exercises_stated: int | None
    exercises: list[NotebookExercise]
    span: Span


class Iteration(_Shown):
    """One iteration of a review; ``listed`` is how many findings the parenthesis behind a count lists."""

    number: int
    verdict: str | None
    critical: int | None
    improvement: int | None
    polish: int | None
    listed: dict[str, int]


class Review(_Shown):
    """What the record says of the lesson's reviews."""

    verdict: str | None
    passed_at: int | None
    max_iterations: int | None
    iterations: list[Iteration]
    span: Span


class FieldLabel(_Shown):
    """A labelled field of a summary."""

    label: str
    kind: str | None
    span: Span


class LessonSection(_Shown):
    """A lesson summary."""

    slug: str | None
    title: str | None
    position: int | None
    load: str | None
    span: Span
    concepts: list[Taught]
    notebook: Notebook | None
    review: Review | None
    fields: list[FieldLabel]


class ShownRecord(_Shown):
    """A module record."""

    format: Literal[1] = 1
    path: str
    module: ModuleName
    goal: str | None
    status: str | None
    concepts: list[Concept]
    lessons: list[LessonSection]
    understood: float = Field(ge=0, le=1)


class ShownModules(_Shown):
    """A file that holds the records of several modules."""

    format: Literal[1] = 1
    path: str
    modules: list[ShownRecord]


def record_schema() -> dict[str, Any]:
    """The JSON Schema of the document."""
    schema = TypeAdapter(ShownRecord | ShownModules).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def shown_records(modules: Sequence[Module], source: Source, path: str) -> list[ShownRecord]:
    """The documents for the records that one file holds; ``path`` is how it is named."""
    return [_Shower(source).record(module, path) for module in modules]


def shown_file(records: Sequence[ShownRecord]) -> ShownRecord | ShownModules:
    """The document for a file with records, which is that of its record where it holds one alone."""
    return records[0] if len(records) == 1 else ShownModules(path=records[0].path, modules=list(records))


class _Shower:
    def __init__(self, source: Source) -> None:
        self.source = source

    def span(self, offsets: Offsets) -> Span:
        start, stop = self.source.position(offsets.start), self.source.position(offsets.stop)
        return Span(line=start.line, column=start.column, end_line=stop.line, end_column=stop.column)

    def record(self, module: Module, path: str) -> ShownRecord:
        record = module.record
        return ShownRecord(
            path=path,
            module=ModuleName(number=record.number, title=record.title),
            goal=record.goal.text if record.goal else None,
            status=record.status.text if record.status else None,
            concepts=[self.concept(row) for row in record.rows],
            lessons=[self.lesson(lesson) for lesson in module.lessons],
            understood=record.understood,
        )

    def concept(self, row: ConceptRow) -> Concept:
        return Concept(
            name=row.name.text,
            depth=row.depth.level if row.depth else None,
            depth_text=row.depth.text if row.depth else None,
            lessons=[LessonName(slug=ref.slug, note=ref.note) for ref in row.lessons],
            notes=row.notes,
            detached=row.detached,
            shape=row.shape.value,
            span=self.span(row.span),
        )

    def lesson(self, lesson: Lesson) -> LessonSection:
        summary = lesson.summary
        return LessonSection(
            slug=summary.slug,
            title=summary.title,
            position=_value(summary.position),
            load=summary.load.text if summary.load else None,
            span=self.span(summary.span),
            concepts=[self.taught(link) for link in lesson.links],
            notebook=self.notebook(summary.notebook) if summary.notebook else None,
            review=self.review(summary.review) if summary.review else None,
            fields=[FieldLabel(label=f.label.text, kind=f.kind, span=self.span(f.span)) for f in summary.fields],
        )

    def taught(self, link: Link) -> Taught:
        return Taught(
            name=link.item.name,
            depth=link.item.depth.level if link.item.depth else None,
            index_lines=sorted(row.line + 1 for row in link.meant),
            link=link.decision.value,
            span=self.span(link.item.span),
        )

    def notebook(self, claim: NotebookClaim) -> Notebook:
        return Notebook(
            path=claim.path.text if claim.path else None,
            absent=claim.absent,
            exercises_stated=_value(claim.stated),
            exercises=[NotebookExercise(number=e.number, level=e.level, title=e.title) for e in claim.exercises],
            span=self.span(claim.span),
        )

    def review(self, claim: ReviewClaim) -> Review:
        return Review(
            verdict=claim.verdict,
            passed_at=claim.passed_at,
            max_iterations=claim.maximum,
            iterations=[_iteration(iteration) for iteration in claim.iterations],
            span=self.span(claim.span),
        )


def _iteration(claim: IterationClaim) -> Iteration:
    listed = {count.grade: count.listed for count in claim.counts if count.listed is not None}
    return Iteration(
        number=claim.number,
        verdict=claim.verdict,
        critical=_value(claim.count("critical")),
        improvement=_value(claim.count("improvement")),
        polish=_value(claim.count("polish")),
        listed=listed,
    )


def _value(count: Count | None) -> int | None:
    return count.value if count else None
