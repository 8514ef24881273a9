"""All operators: what each does to which documents, by which rules that is told, and what may come along.

A finding beside the fitting one is collateral. It is named here where the same damage makes it true, too: a row that is
gone from the table is also missing where its lesson is told of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from . import around, harmless, notebooks, reviews, sections, tables, wholes
from .page import Around, Damage, Page

Make = Callable[[Page, Around], Iterator[Damage]]
LEAST = 19 / 20
"""The share of draws that must be told."""
LINKS = ("concept-*", "depth-mismatch")
"""What is said of concepts where a row or an item changes its place."""


class Operator(NamedTuple):
    """Damage of one kind: the documents it is done to, the rules that tell of it, and those that may come along.

    ``least`` is the share of draws that must be told; where it is less than usual, the readme says why.
    """

    make: Make
    kind: str
    rules: tuple[str, ...]
    along: tuple[str, ...] = ()
    least: float = LEAST

    @property
    def name(self) -> str:
        """Its name, from its function: ``tables.row-after-blank``."""
        return f"{self.make.__module__.rpartition('.')[2]}.{self.make.__name__.replace('_', '-')}"


def _of(kind: str, rules: str, *makes: Make, along: tuple[str, ...] = (), least: float = LEAST) -> tuple[Operator, ...]:
    return tuple(Operator(make, kind, tuple(rules.split()), along, least) for make in makes)


OPERATORS: tuple[Operator, ...] = (
    *_of("record", "table-row-detached", tables.row_after_blank, tables.row_after_text),
    *_of("record", "table-row-detached", tables.row_indented),
    *_of("record", "table-row-shifted table-row-overflow", tables.pipe_in_concept, tables.pipe_in_notes, along=LINKS),
    *_of("record", "record-cut-short", tables.notes_without_end),
    *_of("record", "table-row-short lesson-unknown depth-unknown", tables.last_cell_lost, along=LINKS),
    *_of("record", "table-*", tables.delimiter_wide, tables.delimiter_narrow, tables.delimiter_lost),
    *_of("record", "table-header", tables.header_misspelt),
    *_of("record", "record-conflict", tables.half_merged_row, sections.half_merged_item),
    *_of(
        "record",
        "record-fence-open",
        tables.fence_before_row,
        sections.fence_before_section,
        along=("table-row-detached",),
    ),
    *_of(
        "record",
        "depth-unknown",
        tables.depth_misspelt,
        tables.depth_of_another_scale,
        tables.depth_empty,
        tables.depth_of_two,
    ),
    *_of("record", "depth-lowered", tables.depth_that_falls),
    *_of(
        "record",
        "depth-mismatch depth-lowered",
        tables.depth_of_row_changed,
        sections.item_depth_changed,
        along=("rollup-stale", "depth-regression"),
    ),
    *_of(
        "record",
        "lesson-unknown",
        tables.lesson_misspelt,
        tables.lesson_unknown,
        tables.lesson_empty,
        tables.lesson_in_other_letters,
        along=(*LINKS, "lesson-without-concepts", "rollup-stale"),
    ),
    *_of(
        "record",
        "lesson-unknown reference-broken",
        tables.lesson_of_another_module,
        along=(*LINKS, "lesson-without-concepts", "rollup-stale"),
    ),
    *_of("record", "concept-duplicate", tables.row_twice, tables.row_twice_with_other_depth, along=LINKS),
    *_of(
        "record",
        "concept-not-indexed concept-ambiguous concept-elsewhere",
        tables.row_lost,
        along=(*LINKS, "rollup-stale"),
        least=0.8,
    ),
    *_of("record", "concept-not-summarised", tables.row_of_nothing),
    *_of("record", "placeholder-left", tables.placeholder_in_row),
    *_of("record", "suppression-invalid", tables.comment_without_reason),
    *_of("record", "suppression-unused", tables.comment_in_vain),
    *_of(
        "record",
        "index-missing",
        tables.index_lost,
        along=("rollup-stale", "recap-broken", "lesson-*", "record-not-understood"),
    ),
    *_of("record", "depth-unknown", sections.item_depth_misspelt, along=LINKS),
    *_of("record", "concept-not-indexed concept-ambiguous", sections.item_of_nothing),
    *_of("record", "duplicate-entry", sections.item_twice, sections.entry_twice),
    *_of("record", "concept-elsewhere depth-mismatch concept-not-indexed", sections.item_in_another_lesson),
    *_of("record", "concept-not-summarised", sections.item_lost),
    *_of(
        "record",
        "lesson-unknown lesson-without-concepts slug-format heading-*",
        sections.heading_slug_misspelt,
        along=(
            "lesson-*",
            "notebook-*",
            "concept-*",
            "slug-format",
            "plan-disagrees",
            "model-*",
            "review-*",
            "rollup-stale",
            "field-missing",
        ),
    ),
    *_of(
        "record",
        "lesson-numbering",
        sections.heading_number,
        sections.heading_number_twice,
        along=("plan-disagrees", "notebook-*", "slug-format"),
    ),
    *_of("record", "heading-odd", sections.heading_odd),
    *_of(
        "record",
        "heading-duplicate",
        sections.section_twice,
        along=("lesson-numbering", "field-missing", "notebook-unnamed"),
    ),
    *_of(
        "record",
        "lesson-missing lesson-unknown status-disagrees",
        sections.section_lost,
        along=(
            "lesson-*",
            "notebook-orphan",
            "plan-*",
            "model-*",
            "rollup-stale",
            "reference-broken",
            "review-missing",
        ),
    ),
    *_of(
        "record",
        "record-number",
        sections.title_number,
        along=("reference-*", "rollup-*", "lesson-*", "notebook-*", "record-*", "recap-*", "depth-*"),
    ),
    *_of(
        "record",
        "record-untitled record-number",
        sections.title_lost,
        along=("reference-*", "rollup-*", "lesson-*", "notebook-*", "record-*", "recap-*"),
    ),
    *_of("record", "field-empty", sections.field_emptied, along=("model-misattributed", "concept-not-summarised")),
    *_of("record", "field-missing", sections.field_lost),
    *_of("record", "field-unread", sections.load_unread),
    *_of("record", "plan-disagrees", sections.load_changed, along=("load-adjacent",)),
    *_of("record", "status-disagrees", sections.status_counts, along=("rollup-stale",)),
    *_of("record", "model-misattributed", sections.model_elsewhere),
    *_of("record", "model-misattributed", sections.model_of_nowhere),
    *_of("record", "reference-broken", sections.module_of_nowhere),
    *_of("record", "reference-broken", sections.lesson_beyond_the_last),
    *_of("record", "recap-broken", sections.recap_of_nothing),
    *_of("record", "reference-broken recap-broken", sections.quotation_of_nothing),
    *_of("record", "field-* concept-* status-disagrees", sections.new_concepts_denied),
    *_of(
        "record", "notebook-missing", notebooks.path_misspelt, notebooks.path_of_another_number, along=("notebook-*",)
    ),
    *_of("record", "notebook-other", notebooks.path_of_another_lesson, along=("notebook-*", "exercise-*")),
    *_of("record", "notebook-denied", notebooks.notebook_denied, along=("concept-not-summarised",)),
    *_of("record", "notebook-unrecorded", notebooks.notebook_unsaid, along=("field-missing", "concept-not-summarised")),
    *_of("record", "notebook-count notebook-count-stated", notebooks.count_stated),
    *_of("record", "exercise-numbering", notebooks.exercise_number, along=("notebook-count", "exercise-*")),
    *_of("record", "notebook-count notebook-count-stated exercise-numbering", notebooks.exercise_lost),
    *_of(
        "record",
        "exercise-level",
        notebooks.exercise_level,
        notebooks.exercise_level_unknown,
        along=("notebook-count-stated",),
    ),
    *_of(
        "record",
        "exercise-title",
        notebooks.exercise_of_another_kind,
        notebooks.exercises_swapped,
        along=("exercise-level",),
    ),
    *_of("notebook", "notebook-count exercise-numbering", notebooks.heading_lost, along=("exercise-*",)),
    *_of("notebook", "exercise-level", notebooks.heading_level, along=("notebook-count-stated",)),
    *_of("notebook", "exercise-numbering", notebooks.heading_number, along=("notebook-count", "exercise-*")),
    *_of("notebook", "notebook-unreadable", notebooks.cut_off),
    *_of("record", "review-iteration-range", reviews.above_maximum, along=("review-*",)),
    *_of("record", "review-*", reviews.passed_at_another, reviews.iteration_skipped),
    *_of("record", "review-verdict-conflict review-log-open", reviews.last_not_passed, along=("review-*",)),
    *_of("record", "review-count-stated review-counts-differ", reviews.count_beside_list, along=("review-*",)),
    *_of("record", "review-counts-differ review-count-stated", reviews.count_unlike_log, along=("review-*",)),
    *_of("record", "review-passed-open review-verdict-conflict", reviews.pass_with_open, along=("review-*",)),
    *_of("record", "review-missing", reviews.review_lost, along=("field-missing", "field-empty")),
    *_of("log", "review-log-open review-verdict-conflict", reviews.log_reopened, along=("review-*",)),
    *_of(
        "log",
        "review-log-arithmetic",
        reviews.log_count,
        reviews.log_finding_lost,
        reviews.log_iteration_skipped,
        reviews.log_passes_open,
        along=("review-*",),
    ),
    *_of("log", "review-order", reviews.log_date),
    *_of("log", "record-conflict", reviews.log_half_merged, along=("review-*",)),
    *_of("plan", "status-disagrees", around.plan_status),
    *_of("plan", "plan-disagrees", around.plan_load, around.plan_order, along=("load-adjacent", "lesson-numbering")),
    *_of(
        "plan",
        "lesson-missing",
        around.plan_lesson_more,
        around.plan_lesson_less,
        along=("plan-disagrees", "load-adjacent", "status-disagrees"),
    ),
    *_of(
        "plan",
        "lesson-missing plan-disagrees slug-format",
        around.plan_slug,
        along=("plan-disagrees", "lesson-missing"),
    ),
    *_of("plan", "record-number", around.plan_title),
    *_of("plan", "table-*", around.plan_delimiter, around.plan_pipe, along=("plan-disagrees", "lesson-missing")),
    *_of("log", "status-disagrees", around.document_status),
    *_of("log", "plan-disagrees", around.document_position),
    *_of("log", "slug-format", around.document_slug, along=("plan-disagrees",)),
    *_of("log", "table-*", around.document_pipe),
    *_of("roll-up", "rollup-stale", around.rollup_depth, around.rollup_lesson, around.module_status),
    *_of("roll-up", "depth-unknown rollup-stale", around.rollup_depth_unknown),
    *_of("roll-up", "table-*", around.rollup_pipe, around.rollup_row_cut_off, along=("rollup-stale",)),
    *_of("roll-up", "rollup-stale record-number", around.rollup_title),
    *_of("course", "rollup-stale record-number", around.course_title),
    *_of("plan", "plan-disagrees lesson-missing reference-broken", around.series_slug),
    *_of("plan", "plan-status", wholes.series_status),
    *_of("roll-up", "plan-status", wholes.series_status),
    *_of("course", "record-missing", wholes.module_without_record),
    *_of("record", "summaries-missing", wholes.summaries_lost, along=("*",)),
    *_of("record", "record-not-understood", wholes.record_of_prose),
    *_of("record", "lesson-numbering", wholes.lessons_of_another_number),
    *_of("record", "lesson-duplicate", wholes.slug_of_another_module, along=("*",)),
    *_of("record", "depth-regression", wholes.depth_below_an_earlier_module, along=LINKS),
    *_of("record", "load-adjacent", wholes.load_beside_the_heaviest, along=("plan-disagrees", "load-adjacent")),
    *_of("record", "notebook-unnamed", wholes.notebook_of_nowhere),
    *_of("record", "slug-format", wholes.letter_of_another_script),
)

HARMLESS: tuple[Operator, ...] = (
    *_of(
        "record",
        "",
        harmless.blank_lines,
        harmless.line_ends,
        harmless.blanks_at_ends,
        harmless.no_last_line_end,
        harmless.aligned_table,
        harmless.tight_table,
        harmless.no_outer_pipes,
        harmless.delimiter_with_colons,
        harmless.depths_in_bold,
        harmless.depths_in_lower_case,
        harmless.slugs_in_backticks,
        harmless.columns_in_another_order,
        harmless.pipe_escaped,
        harmless.rows_in_another_order,
        harmless.other_bullets,
        harmless.numbered_items,
        harmless.colon_outside,
        harmless.other_emphasis,
        harmless.other_label,
        harmless.other_section_title,
        harmless.closed_headings,
        harmless.long_dashes,
        harmless.rewrapped,
        harmless.comments_between,
        harmless.thanks,
        harmless.passed_in_other_words,
        harmless.findings_in_capitals,
        harmless.row_struck_through,
        harmless.section_struck_through,
        harmless.lessons_of_their_number,
    ),
    *_of("log", "", harmless.log_struck_through),
    *_of("log", "", harmless.log_dashes, harmless.other_bullets, harmless.line_ends),
    *_of("plan", "", harmless.plan_remark, harmless.blank_lines, harmless.closed_headings),
    *_of("roll-up", "", harmless.blank_lines, harmless.line_ends),
    *_of("notebook", "", harmless.reindented),
)
