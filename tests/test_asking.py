"""What is asked of a reviewer: once for one cause, and only where the answer changes what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .samples import report_on

if TYPE_CHECKING:
    from reclint.findings.finding import Finding

PASSED = "\n**Review:** PASS (iteration 1/3)\n"
LOG = "\n## Review -- 2026-04-09 (Iteration 1/3)\n\n### Verdict: PASS\n"


def record(number: str, lessons: dict[str, str]) -> str:
    """A record of lessons by slug, each with one concept of its own and more text."""
    rows = "".join(f"| Loaf of {slug} | DEVELOPED | {slug} | |\n" for slug in lessons)
    index = f"## Concept Index\n\n| Concept | Depth | Lesson | Notes |\n|---|---|---|---|\n{rows}\n"
    taught = "**Concepts taught:**\n- Loaf of {0} (DEVELOPED)\n"
    parts = (f"### {slug}\n\n{taught.format(slug)}{more}\n" for slug, more in lessons.items())
    return f"# Module {number}: Bread -- Record\n\n{index}## Per-Lesson Summaries\n\n{''.join(parts)}"


def found(rule: str, texts: dict[str, str]) -> list[Finding]:
    report = report_on(texts, rule)
    assert not report.crashes
    return list(report.findings)


def plans(module: str, statuses: dict[str, str], log: str = "") -> dict[str, str]:
    return {
        f"{module}/lessons/{slug}.md": f"# Lesson: {slug}\n\n**Status:** {status}\n{log}"
        for slug, status in statuses.items()
    }


class TestPlanningDocumentsThatAreBehind:
    RULE = "status-disagrees"

    def ask(self, statuses: dict[str, str]) -> list[Finding]:
        texts = {"m/record.md": record("1.1", dict.fromkeys(("rye", "spelt", "oats"), PASSED))}
        return found(self.RULE, {**texts, **plans("m", statuses)})

    def test_several_of_a_module_are_one_question_that_shows_all(self) -> None:
        statuses = {"rye": "Planned", "spelt": "Built", "oats": "Draft (2 May)"}
        (question,) = self.ask(statuses)
        assert question.question
        assert question.lesson is None
        assert question.message == (
            '2 lessons passed their reviews, and their planning documents still call them planned, "rye" is "Planned"'
        )
        assert [place.document for place in question.related] == ["m/lessons/rye.md", "m/lessons/oats.md"]

    def test_one_is_a_question_of_its_lesson(self) -> None:
        (question,) = self.ask({"spelt": "Planned"})
        assert question.lesson == "spelt"

    def test_two_modules_are_asked_about_apart(self) -> None:
        texts = {f"m{n}/record.md": record(f"1.{n}", {f"rye-{n}": PASSED, f"oats-{n}": PASSED}) for n in (1, 2)}
        for number in (1, 2):
            texts |= plans(f"m{number}", {f"rye-{number}": "Planned", f"oats-{number}": "Planned"})
        assert [one.module for one in found(self.RULE, texts)] == ["1.1", "1.2"]

    @pytest.mark.parametrize("status", ["Planning complete", "Draft finished (3 May)", "Planning done, see below"])
    def test_planning_that_is_complete_says_nothing_of_the_lesson(self, status: str) -> None:
        assert self.ask({"rye": status}) == []

    @pytest.mark.parametrize(
        "status", ["Planned complete rewrite", "Planned: complete the oven first", "Planned, not complete", "Draft"]
    )
    def test_what_is_planned_is_not_complete(self, status: str) -> None:
        assert len(self.ask({"rye": status})) == 1


class TestReviewsThatOnlyLogsTell:
    RULE = "review-missing"

    def test_all_records_are_one_question_that_shows_a_log_of_each(self) -> None:
        texts: dict[str, str] = {}
        for number in (1, 2, 3):
            slugs = {f"rye-{number}": "", f"oats-{number}": ""}
            texts |= {f"m{number}/record.md": record(f"1.{number}", slugs)}
            texts |= plans(f"m{number}", dict.fromkeys(slugs, "Built"), LOG)
        (question,) = found(self.RULE, texts)
        assert question.question
        assert question.message == (
            '3 records say nothing of reviews, and lessons of theirs have review logs, "rye-1" first'
        )
        assert [place.document for place in question.related] == [f"m{n}/lessons/rye-{n}.md" for n in (1, 2, 3)]

    def test_a_record_without_logs_and_one_with_reviews_are_not_counted(self) -> None:
        texts = {
            "a/record.md": record("1.1", {"barley": "", "millet": ""}),
            "b/record.md": record("1.2", {"rye": PASSED, "oats": PASSED}),
            "c/record.md": record("1.3", {"corn": "", "spelt": ""}),
            **plans("c", {"spelt": "Built"}, LOG),
        }
        (question,) = found(self.RULE, texts)
        assert question.message == ('no lesson of the record says anything of a review, and "spelt" has a review log')
        assert question.module == "1.3"

    def test_what_is_sure_stays_sure_beside_the_question(self) -> None:
        texts = {
            "a/record.md": record("1.1", {"barley": "", "millet": ""}),
            "b/record.md": record("1.2", {"rye": PASSED, "oats": ""}),
            "c/record.md": record("1.3", {"spelt": ""}),
            **plans("a", {"barley": "Built"}, LOG),
            **plans("b", {"oats": "Built"}, LOG),
            **plans("c", {"spelt": "Built"}, LOG),
        }
        report = [(one.lesson, one.question) for one in found(self.RULE, texts)]
        assert report == [("barley", True), ("oats", False), ("spelt", False)]


TEMPERATURE = "Temperature: of all that goes into the bowl, at each hour of the day and of the night"
SPOKEN = "The basket for proofing and the floor of the oven are measured."


class TestRowsThatAnItemMayMean:
    """An item that fits two rows equally well: which of them it means changes something, or does not."""

    RULE = "concept-ambiguous"

    def asks(self, item: str, notes: str, *, label: str = "taught", depth: str = "") -> bool:
        rows = "".join(
            f"| {name} temperature | {level} | rye | |\n"
            for name, level in (("Proofing basket", "DEVELOPED"), ("Oven floor", depth or "DEVELOPED"))
        )
        text = record("1.1", {"rye": f"\n**Concepts {label}:**\n- {item}\n\n**Build notes:** {notes}\n"})
        own = "| Loaf of rye | DEVELOPED | rye | |\n"
        questions = found(self.RULE, {"record.md": text.replace(own, own + rows)})
        assert all(one.question and '"Temperature" may mean' in one.message for one in questions)
        return len(questions) == 1

    def test_prose_beside_rows_that_the_section_speaks_of(self) -> None:
        assert not self.asks(TEMPERATURE, SPOKEN)

    def test_prose_beside_a_row_that_the_section_says_nothing_of(self) -> None:
        assert self.asks(TEMPERATURE, "The floor of the oven is measured.")

    def test_a_depth_that_would_need_a_row(self) -> None:
        assert self.asks(f"{TEMPERATURE} (DEVELOPED)", SPOKEN)

    def test_a_short_name_that_would_need_a_row(self) -> None:
        assert self.asks("Temperature", SPOKEN)

    @pytest.mark.parametrize(("depth", "asked"), [("DEVELOPED", False), ("INTRODUCED", True)])
    def test_a_depth_of_what_is_known_and_rows_of_the_same_or_of_another(self, depth: str, asked: bool) -> None:
        item = f"{TEMPERATURE} (DEVELOPED)"
        assert self.asks(item, SPOKEN, label="deepened", depth=depth) is asked


class TestFieldsThatAKindOfLessonHas:
    RULE = "field-missing"
    WIDGET, PITFALLS = "\n**Widget:** a slider for the heat\n", "\n**Pitfalls:** a pale crust\n"

    def missed(self, lessons: dict[str, str]) -> list[tuple[str | None, str]]:
        questions = found(self.RULE, {"record.md": record("1.1", lessons)})
        return [(one.message.split('"')[1], one.message.split('"')[3]) for one in questions]

    @pytest.mark.parametrize("slug", ["bread-project", "capstone", "oven-lab"])
    def test_a_project_has_no_widget(self, slug: str) -> None:
        lessons = {"rye": self.WIDGET, "spelt": self.WIDGET, slug: "\n**Notes:** none\n"}
        assert self.missed(lessons) == []

    @pytest.mark.parametrize("slug", ["oats", "projection", "labels"])
    def test_another_lesson_misses_it(self, slug: str) -> None:
        lessons = {"rye": self.WIDGET, "spelt": self.WIDGET, slug: ""}
        assert self.missed(lessons) == [(slug, "Widget")]

    @pytest.mark.parametrize("field", ["**Type:** BUILD / Project", "**Load:** BUILD. A project in pairs"])
    def test_a_lesson_is_a_project_by_its_type_or_its_load(self, field: str) -> None:
        lessons = {"rye": self.WIDGET, "spelt": self.WIDGET, "oats": f"\n{field}\n"}
        assert self.missed(lessons) == []

    def test_a_project_misses_what_is_not_of_teaching(self) -> None:
        lessons = {"rye": self.PITFALLS, "spelt": self.PITFALLS, "bread-project": ""}
        assert self.missed(lessons) == [("bread-project", "Pitfalls")]

    def test_a_project_misses_the_widget_of_another_project(self) -> None:
        lessons = {"rye": self.WIDGET, "rye-project": self.WIDGET, "oats-project": ""}
        assert self.missed(lessons) == [("oats-project", "Widget")]

    def test_a_lesson_misses_nothing_that_only_projects_have(self) -> None:
        lessons = {"rye-project": self.PITFALLS, "oats-project": self.PITFALLS, "spelt": ""}
        assert self.missed(lessons) == []


class TestPlansOfBefore:
    RULE = "plan-disagrees"

    def ask(self, texts: dict[str, str]) -> list[Finding]:
        lessons = record("1.1", {"rye": "", "spelt": "", "oats": "", "corn": ""})
        return found(self.RULE, {"m/record.md": lessons, **texts})

    def positions(self, *stated: str) -> dict[str, str]:
        slugs = ("rye", "spelt", "oats", "corn")
        return {
            f"m/lessons/{slug}.md": f"# Lesson: {slug}\n\n**Position:** Lesson {position}\n"
            for slug, position in zip(slugs, stated, strict=False)
        }

    def test_one_number_is_one_question_that_shows_every_document(self) -> None:
        (question,) = self.ask(self.positions("1 of 3", "2 of 3", "3 of 3"))
        assert question.lesson is None
        assert question.message == ('3 planning documents speak of 3 lessons in all, "rye" first, and the record has 4')
        documents = {"m/record.md", *(f"m/lessons/{slug}.md" for slug in ("rye", "spelt", "oats"))}
        assert set(question.documents) == documents

    def test_another_number_is_another_question(self) -> None:
        asked = self.ask(self.positions("1 of 1", "2 of 3", "3 of 3"))
        assert [one.lesson for one in asked] == ["rye", None]

    def test_a_lesson_that_moved_is_sure_beside_it(self) -> None:
        asked = self.ask(self.positions("2 of 3", "1 of 3", "3 of 3"))
        assert [(one.lesson, one.question) for one in asked] == [("oats", True), ("rye", False), ("spelt", False)]

    def test_lessons_that_a_series_plan_lists_twice_are_told_as_often(self) -> None:
        done = record("1.1", {"rye": ""}).replace("## Concept", "**Status:** Complete (1 lesson)\n\n## Concept", 1)
        rows = "| 1 | bagels | No |\n| 2 | bagels | No |\n"
        plan = f"# Series 1: Bread -- Plan\n\n### Module 1.1: Bread\n\n| # | Slug | Notebook |\n|---|---|---|\n{rows}"
        told = self.ask({"m/record.md": done, "plan.md": plan})
        assert [(one.lesson, one.question) for one in told] == [("bagels", False)] * 2
