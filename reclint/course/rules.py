"""The catalogue as a configuration sets it: grades, options, rules that are off, here or there; and what is in force.

Every problem is told with file, line and column, all of them at once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from reclint.catalogue import Override, option_message
from reclint.course.configuration import FILE_KEYS
from reclint.text.errors import ConfigError, Problem
from reclint.text.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reclint.catalogue import Catalogue, Rule
    from reclint.course.configuration import ConfigText, Configuration, RuleSettings, Settings
    from reclint.text.yamltext import Steps
    from reclint.vocabulary.vocabulary import Vocabulary


def configure(
    settings: Settings,
    catalogue: Catalogue,
    matcher: Callable[[Sequence[str]], Callable[[str], bool]],
    vocabulary: Vocabulary | None,
) -> Catalogue:
    """The catalogue with grades, options and overrides set; ``matcher`` makes a test out of path patterns.

    What options name of the ``vocabulary`` must be in it, where it is known.

    Raises:
        ConfigError: an unknown rule, or options that do not fit its check.
    """
    problems: list[Problem] = []
    rules = {rule.name: rule for rule in catalogue.rules}
    for loaded in settings.chain:
        for steps, name, given, patterns in _rule_settings(loaded.configuration):
            place = loaded.source.place(steps)
            named = catalogue.matching(name)
            if not named:
                what = f'there is no rule "{name}"{did_you_mean(name, rules)}'
                problems.append(loaded.source.problem(steps, what))
            for rule in (rules[found] for found in sorted(named)):
                problems += _problems(loaded.source, steps, rule, given, vocabulary)
                if not problems:
                    configured = _with_options(rule, given, vocabulary) if not patterns else rule
                    rules[rule.name] = _configured(configured, given, patterns, matcher, place)
    if problems:
        raise ConfigError(*problems)
    return replace(catalogue, rules=tuple(rules[name] for name in sorted(rules)))


def _rule_settings(
    configuration: Configuration,
) -> Iterator[tuple[Steps, str, RuleSettings, tuple[str, ...]]]:
    """Every setting for a rule, with its place in the file and the documents that it holds for (none: all)."""
    for name, settings in configuration.rules.items():
        yield ("rules", name), name, settings, ()
    for glob, rules in configuration.per_file.items():
        for name, settings in rules.items():
            yield ("per-file", glob, name), name, settings, (glob,)


def _problems(
    source: ConfigText, steps: Steps, rule: Rule, settings: RuleSettings, vocabulary: Vocabulary | None
) -> Iterator[Problem]:
    if len(steps) > 2 and (settings.options or settings.paths):
        yield source.problem(steps, "per-file settings are a grade or off, options and paths hold for all files")
    try:
        _with_options(rule, settings, vocabulary)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            message = option_message(detail["loc"], detail["type"], detail["msg"], rule.check)
            yield source.problem((*steps, "options", *detail["loc"]), message)


def _with_options(rule: Rule, settings: RuleSettings, vocabulary: Vocabulary | None) -> Rule:
    """The rule with its options.

    Raises:
        ValidationError: they do not fit its check, or name what the vocabulary does not have.
    """
    given = {**rule.entry.options, **settings.options}
    return replace(rule, options=rule.check.options.model_validate(given, context=vocabulary))


def _configured(
    rule: Rule,
    settings: RuleSettings,
    patterns: Sequence[str],
    matcher: Callable[[Sequence[str]], Callable[[str], bool]],
    place: str,
) -> Rule:
    if patterns:
        scope = f"in {_spelled(patterns)}"
        override = Override(matcher(patterns), settings.grade, settings.off, scope, place, tuple(patterns))
        return replace(rule, overrides=(*rule.overrides, override))
    overrides = list(rule.overrides)
    if settings.off:
        overrides.append(Override(lambda _: True, off=True, origin=place))
    if settings.paths:
        inside = matcher(settings.paths)
        outside = f"outside {_spelled(settings.paths)}"
        is_outside = Override(lambda document: not inside(document), off=True, scope=outside, origin=place)
        overrides.append(is_outside._replace(patterns=tuple(settings.paths)))
    return replace(rule, grade=settings.grade or rule.grade, origin=place, overrides=tuple(overrides))


def effective_lines(
    settings: Settings, vocabulary: Vocabulary, catalogue: Catalogue, document: str | None
) -> Iterable[str]:
    """Every value in force with where it was set; the rules as they hold for ``document``, if given."""
    defaults: dict[str, Any] = {**vocabulary.files, "fail-on": "improvement"}
    for key in (*FILE_KEYS, "exclude", "rule-files", "fail-on", "baseline", "required-version"):
        found = settings.value(key)
        yield f"{key}: {_spelled(found.value if found.value is not None else defaults.get(key))}  # {found.origin}"
    yield "vocabulary:"
    origins = {part: loaded.source for loaded in settings.chain for part in loaded.configuration.vocabulary}
    for part in type(vocabulary).model_fields:
        source = origins.get(part)
        yield f"  {part}  # {source.place(('vocabulary', part)) if source else 'default'}"
    yield "rules:"
    for rule in catalogue.rules:
        override = rule.override(document) if document else None
        word = _grade_word(rule, override) if document else ", ".join(_grades(rule))
        set_options = rule.options.model_dump(by_alias=True)
        options = f" {_spelled(set_options)}" if set_options else ""
        yield f"  {rule.name}: {word}{options}  # {override.origin if override else rule.origin}"


def _grade_word(rule: Rule, override: Override | None) -> str:
    if override and override.off:
        return "off"
    return ((override and override.grade) or rule.grade).value


def _grades(rule: Rule) -> Iterator[str]:
    """The grade that holds in general, then where another one does."""
    general = [override for override in rule.overrides if not override.scope]
    yield _grade_word(rule, general[-1] if general else None)
    for override in rule.overrides:
        if override.scope:
            yield f"{_grade_word(rule, override)} {override.scope} ({override.origin})"


def _spelled(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(_spelled, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_spelled(entry)}" for key, entry in value.items()) + "}"
    return str(value)
