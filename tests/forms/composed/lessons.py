"""The sections of lessons in the form that an author has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .page import depth_mark, in_words
from .subjects import DEPTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .habits import Habits
    from .page import Page
    from .subjects import Concept, Module

_VERBS = {"MENTIONED": "mentions", "INTRODUCED": "introduces", "DEVELOPED": "develops", "APPLIED": "applies"}
_WORDS = ("no", "one", "two", "three", "four")
_NTH = ("", "first", "second", "third")
_LEVELS = ("Guided", "Supported", "Independent", "Independent")
_ROUNDS = (((0, 3, 0), (0, 0, 0)), ((0, 1, 2),), ((1, 2, 1), (0, 0, 1)))


class Stated(NamedTuple):
    """What a section says of its notebook (path, whether there is none, exercises) and its review."""

    notebook: tuple[str | None, bool, int | None]
    review: tuple[str, int, tuple[tuple[int, int, int], ...]]


class LessonWriter:
    """Writes the section of a lesson; its heading is a thing ``("lesson", n)``, an item ``("taught", n, place)``."""

    def __init__(self, page: Page, habits: Habits, module: Module, n: int) -> None:
        self.page, self.habits, self.module, self.n = page, habits, module, n
        self.lesson = module.lessons[n - 1]
        self.taught = [(place, module.concepts[place]) for place in self.lesson.concepts]

    def write(self) -> Stated:
        heading = in_words(self.habits["lesson-heading"], self.module, self.n)
        self.page.apart(self.habits["lesson-level"].format(heading), ("lesson", self.n))
        self.facts()
        self.items()
        self.page.apart(self.labelled("Mental models", '"One thing at a time."'))
        self.page.apart(self.labelled("How it went", "They tried first and were told afterwards."))
        return Stated(self.notebook(), self.review())

    def labelled(self, label: str, value: str) -> str:
        return f"{self.habits['label'].format(label)} {value}".rstrip()

    def facts(self) -> None:
        """The slug where the heading has none, and the load."""
        load = self.habits["load"].format(load=self.lesson.load, lower=self.lesson.load.lower())
        slug = (
            []
            if "{slug}" in self.habits["lesson-heading"]
            else [self.habits["slug-line"].format(slug=self.lesson.slug)]
        )
        if self.habits["facts"] in ("own lines", "list"):
            for fact in (*slug, load):
                self.page.add(f"- {fact}") if self.habits["facts"] == "list" else self.page.apart(fact)
            self.page.blank()
        else:
            self.page.apart(self.habits["facts"].join([*slug, load]))

    def items(self) -> None:
        """The concepts that were taught."""
        label, kind = self.labelled(self.habits["taught-label"], ""), self.habits["taught"]
        things = [("taught", self.n, place) for place, _ in self.taught]
        told = [self.item(concept) for _, concept in self.taught]
        if kind == "run":
            self.page.apart(f"{label} {'; '.join(told)}.", *things)
        elif kind == "table":
            self.page.apart(label)
            cells = [[one.name, depth_mark(self.habits, one.depth)] for _, one in self.taught]
            self.page.table(["Concept", "Depth"], zip(cells, things, strict=True))
        elif kind == "by-depth":
            self.page.add(label)
            self.items_by_depth()
        elif kind == "verbs":
            self.page.apart(f"{label} {' '.join(self.sentences())}", *things)
        else:
            self.page.add(label)
            for count, (text, thing) in enumerate(zip(told, things, strict=True), 1):
                self.page.add({"list": "- ", "numbered": f"{count}. ", "tasks": "- [x] "}[kind] + text, thing)

    def sentences(self) -> Iterator[str]:
        """What was taught in prose: "The lesson **develops** *spokes* and *rims*."."""
        for depth in reversed(DEPTHS):
            if own := [f"*{one.name}*" for _, one in self.taught if one.depth == depth]:
                verb = _VERBS[depth]
                yield f"The lesson **{verb}** {' and '.join(own)}."

    def item(self, concept: Concept) -> str:
        return self.habits["item"].format(c=concept.name, d=depth_mark(self.habits, concept.depth))

    def items_by_depth(self) -> None:
        for depth in reversed(DEPTHS):
            own = [(place, one) for place, one in self.taught if one.depth == depth]
            if own:
                names = "; ".join(one.name for _, one in own)
                self.page.add(
                    f"- {depth_mark(self.habits, depth)}: {names}", *(("taught", self.n, at) for at, _ in own)
                )

    def notebook(self) -> tuple[str | None, bool, int | None]:
        is_last = self.n == len(self.module.lessons)
        if is_last and self.habits["no-notebook"]:
            self.page.apart(self.labelled(self.habits["notebook-label"], self.habits["no-notebook"]))
            return None, True, None
        name = f"{self.module.number.replace('.', '-')}-{self.n}-{self.lesson.slug}.ipynb"
        count, form = 2 + self.n % 3, self.habits["notebook"]
        levels = ", ".join(f"{_LEVELS[:count].count(one)} {one.lower()}" for one in dict.fromkeys(_LEVELS[:count]))
        path = self.habits["path"].format(path=f"notebooks/{name}", name=name)
        said = form.format(path=path, n=count, word=_WORDS[count], levels=levels)
        self.page.apart(self.labelled(self.habits["notebook-label"], said))
        return name, False, None if form == "{path}" else count

    def review(self) -> tuple[str, int, tuple[tuple[int, int, int], ...]]:
        rounds, form = _ROUNDS[self.n % 3], self.habits["rounds"]
        said = self.habits["verdict"].format(n=len(rounds), nth=_NTH[len(rounds)])
        word = self.habits["round"]
        plain = "{i} {k}: {a} critical, {b} improvement, {c} polish"
        told = [_round(plain if form in ("list", "table") else form, word, at, one) for at, one in enumerate(rounds, 1)]
        label = self.labelled(self.habits["review-label"], said)
        self.page.apart(label if form in ("list", "table") else f"{label}. {' '.join(told)}")
        if form == "list":
            self.page.lines.pop()
            self.page.add("\n".join(f"- {one}" for one in told))
        elif form == "table":
            cells = [([str(at), *map(str, one)], ()) for at, one in enumerate(rounds, 1)]
            self.page.table([word, "Critical", "Improvement", "Polish"], cells)
        return "PASS", len(rounds), rounds


def _round(form: str, word: str, at: int, counts: tuple[int, int, int]) -> str:
    a, b, c = counts
    return form.format(i=word, k=at, a=a, b=b, c=c, x=_WORDS[a], y=_WORDS[b], z=_WORDS[c])
