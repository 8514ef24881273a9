"""Damage to what records say of reviews, and to review logs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from .page import Around, Damage, Page

COUNT = re.compile(r"\b(\d)( (?:minor )?(?:critical|improvement|polish)\w*(?: findings?)?)", re.I)


def iterations(page: Page) -> Iterator[tuple[int, int]]:
    """The lines ``- Iteration N: …`` of sections, with N."""
    for n, line in enumerate(page.lines):
        if (found := re.match(r"- \**Iteration (\d)\b", line)) and page.section_at(n):
            yield n, int(found[1])


def passed(page: Page) -> Iterator[tuple[int, re.Match[str]]]:
    """The lines that say where a review passed, with the match of ``iteration N/max``."""
    for n, line in enumerate(page.lines):
        found = re.match(r"\*\*Review:\*\* (?:Passed at|PASS on) iteration (\d)/(\d)", line)
        if found and page.section_at(n):
            yield n, found


def above_maximum(page: Page, _: Around) -> Iterator[Damage]:
    for n, found in passed(page):
        yield page.replaced(n, page.lines[n].replace(f"iteration {found[1]}/{found[2]}", f"iteration 5/{found[2]}", 1))


def passed_at_another(page: Page, _: Around) -> Iterator[Damage]:
    """A pass at the first iteration, or the third, where the second passed."""
    for n, found in passed(page):
        for other in ("1", "3"):
            if other != found[1] and int(other) <= int(found[2]):
                old = f"iteration {found[1]}/{found[2]}"
                yield page.replaced(n, page.lines[n].replace(old, f"iteration {other}/{found[2]}", 1))


def iteration_skipped(page: Page, _: Around) -> Iterator[Damage]:
    """The first iteration taken out where the next is described, and nothing else in the section speaks of it."""
    every = list(iterations(page))
    for n, number in every:
        section = page.section_at(n)
        assert section
        said = sum(bool(re.search(r"iteration 1\b", page.lines[k], re.I)) for k in range(section.start, section.stop))
        if number == 1 and (n + 1, 2) in every and said == 1:
            yield page.without(n, n + 1, n)


def last_not_passed(page: Page, _: Around) -> Iterator[Damage]:
    """The last iteration of a list ends otherwise than the record, or the log, says."""
    every = list(iterations(page))
    for n, number in every:
        section = page.section_at(n)
        if (n + 1, number + 1) not in every and re.search(r"PASS", page.lines[n]) and section:
            damage = page.replaced(n, re.sub("PASS", "NEEDS REVISION", page.lines[n], count=1))
            yield damage._replace(at=damage.at | {section.start + 1, section.start + 2})


def count_beside_list(page: Page, _: Around) -> Iterator[Damage]:
    """A count that differs from what the parenthesis behind it lists."""
    for n, line in enumerate(page.lines):
        if not page.section_at(n):
            continue
        for found in re.finditer(r"\b(\d)( (?:minor )?(?:improvement|polish)\w*(?: findings?)?) \(([^()]*)\)", line):
            if found[3].count(", ") == int(found[1]) - 1 and int(found[1]) > 1:
                other = f"{line[: found.start()]}{int(found[1]) + 2}{line[found.end(1) :]}"
                yield page.replaced(n, other)


def count_unlike_log(page: Page, around: Around) -> Iterator[Damage]:
    """A count without a list that differs from the review log's."""
    for n, line in enumerate(page.lines):
        section = page.section_at(n)
        if not section or not re.match(r"\*\*Review|- \**Iteration", line):
            continue
        log = around.log(page, section.slug)
        if not log or not re.search(r"^- Critical: \d", log.text, re.M):
            continue
        for found in COUNT.finditer(line):
            if int(found[1]) > 0 and not line[found.end() :].startswith(" ("):
                yield page.replaced(n, f"{line[: found.start()]}{int(found[1]) + 3}{line[found.end(1) :]}")


def pass_with_open(page: Page, _: Around) -> Iterator[Damage]:
    """An improvement that the passing iteration states."""
    for n, line in enumerate(page.lines):
        found = re.search(r"Iteration (\d) had 0 improvement", line)
        if found and page.section_at(n) and re.search(rf"(?:at|on) iteration {found[1]}/", line):
            yield page.replaced(n, line.replace("had 0 improvement", "had 2 improvement", 1))
        if re.match(r"- Iteration \d: PASS", line) and page.section_at(n):
            yield page.replaced(n, re.sub("PASS", "PASS -- 0 critical, 2 improvement.", line, count=1))


def review_lost(page: Page, around: Around) -> Iterator[Damage]:
    """All that a section says of its review, where there is a log."""
    for section in page.sections:
        log = around.log(page, section.slug)
        numbers = [n for n in range(section.start, section.stop) if _speaks(page.lines[n])]
        goes_on = any(page.lines[n + 1][:1] not in ("", "*", "-") for n in numbers)
        if goes_on or any(re.fullmatch(r"\*\*Review\*\*\s*", page.lines[n]) for n in numbers):
            continue  # the text of it stands in other lines
        if not numbers or not log or "Verdict:" not in log.text:
            continue
        lines = [line for n, line in enumerate(page.lines) if n not in numbers]
        touched = frozenset({section.start + 1, *(n + 1 for n in numbers)})
        yield Damage(page.key, tuple(lines), frozenset({section.start + 1}), touched)


def _speaks(line: str) -> bool:
    return bool(re.match(r"\*\*Review|\*\*Status:\*\* Built, reviewed|- \**Iteration \d", line))


# In review logs.


def verdicts(page: Page) -> list[int]:
    """The lines of the verdicts of a log."""
    return [n for n, line in enumerate(page.lines) if re.match(r"#+ Verdict: ", line)]


def log_reopened(page: Page, around: Around) -> Iterator[Damage]:
    """The last verdict of a log of a lesson that the record calls passed."""
    every = verdicts(page)
    record = around.record(page)
    if not every or not record or not re.search(r"Verdict: PASS\s*$", page.lines[every[-1]]):
        return
    for verdict in ("NEEDS REVISION", "MAJOR REVISION"):
        yield page.replaced(every[-1], re.sub("PASS", verdict, page.lines[every[-1]], count=1))


def counts(page: Page) -> list[tuple[int, re.Match[str]]]:
    """The lines ``- Grade: N`` of a log."""
    found = (
        (n, re.match(r"- (?:\*\*)?(Critical|Improvement|Polish):(?:\*\*)? (\d+)\s*$", line))
        for n, line in enumerate(page.lines)
    )
    return [(n, match) for n, match in found if match]


def log_count(page: Page, _: Around) -> Iterator[Damage]:
    """A count of a review that heads its findings by grade."""
    for n, found in counts(page):
        stop = next((k for k in range(n, len(page.lines)) if page.lines[k].startswith("## ")), len(page.lines))
        headed = sum(f"[{found[1].upper()}]" in line for line in page.lines[n:stop] if line.startswith("#"))
        if headed == int(found[2]) > 0:
            yield page.replaced(n, page.lines[n].replace(found[2], str(headed + 2)))


def log_finding_lost(page: Page, _: Around) -> Iterator[Damage]:
    """The heading of a finding that the summary counts."""
    for n, line in enumerate(page.lines):
        found = re.match(r"#+ \[(CRITICAL|IMPROVEMENT|POLISH)\] ", line)
        above = [k for k, match in counts(page) if k < n and found and match[1].upper() == found[1]]
        if above and found:
            stated = int(page.lines[above[-1]].rsplit(" ", 1)[1])
            stop = next((k for k in range(n, len(page.lines)) if page.lines[k].startswith("## ")), len(page.lines))
            headed = sum(f"[{found[1]}]" in text for text in page.lines[above[-1] : stop] if text.startswith("#"))
            if headed == stated:
                yield page.replaced(n, f"A word on it: {line.split('] ', 1)[1]}", at=above[-1])


def log_iteration_skipped(page: Page, _: Around) -> Iterator[Damage]:
    reviews = [n for n, line in enumerate(page.lines) if line.startswith("## Review")]
    for before, n in itertools.pairwise(reviews):
        line = page.lines[n]
        if "(Iteration 1/" in page.lines[before] and re.match(r"## Review .*\(Iteration 2/\d", line):
            yield page.replaced(n, re.sub(r"Iteration 2/(\d)", r"Iteration 3/\1", line))


def log_date(page: Page, _: Around) -> Iterator[Damage]:
    reviews = [n for n, line in enumerate(page.lines) if re.match(r"## Review .*\d{4}-\d\d-\d\d", line)]
    for n in reviews[1:]:
        yield page.replaced(n, re.sub(r"\d{4}-\d\d-\d\d", "2001-03-04", page.lines[n]))


def log_passes_open(page: Page, _: Around) -> Iterator[Damage]:
    """A pass with an improvement that its summary counts and heads."""
    every = verdicts(page)
    if not every or not re.search(r"Verdict: PASS\s*$", page.lines[every[-1]]):
        return
    start = max((n for n, line in enumerate(page.lines) if line.startswith("## Review") and n < every[-1]), default=0)
    for n, found in counts(page):
        if start < n < every[-1] and found[1] == "Improvement" and found[2] == "0":
            heading = "### [IMPROVEMENT] — A step is missing"
            damage = page.replaced(n, page.lines[n].replace("0", "1"), also=(every[-1], start))
            lines = (*damage.lines[: every[-1] + 1], "", heading, "", *damage.lines[every[-1] + 1 :])
            yield damage._replace(lines=lines)


def log_half_merged(page: Page, _: Around) -> Iterator[Damage]:
    for n in verdicts(page):
        both = ("<<<<<<< HEAD", page.lines[n], "=======", "### Verdict: MAJOR REVISION", ">>>>>>> topic")
        yield page.replaced(n, *both, at=n)
