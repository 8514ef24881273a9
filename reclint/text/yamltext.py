"""YAML text to validated models, every problem with the line and column at which it stands.

The text is loaded once with ruamel's safe loader; nodes with positions are only composed to place an error. The
library is imported where a text is loaded, since what is known from earlier runs needs none.
"""

from __future__ import annotations

import re
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from reclint.text.errors import Problem, YamlError
from reclint.text.nearest import did_you_mean
from reclint.text.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic_core import ErrorDetails
    from ruamel.yaml.nodes import Node


def _dashed(name: str) -> str:
    return name.replace("_", "-")


class YamlModel(BaseModel):
    """A frozen model read from YAML: keys are written with dashes, unknown keys are errors."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=_dashed, populate_by_name=True, defer_build=True
    )


Model = TypeVar("Model", bound=BaseModel)
Steps = tuple["str | int", ...]
"""The keys and numbers of items that lead to a value."""


_DEEPEST = 300
"""How many brackets may be open at once; rules and configurations have a handful."""
_MOST_VALUES = 100_000
"""The shipped rules and words together hold a tenth of it."""
_MOST_PROBLEMS = 100
"""How many problems of a file are told; to find the place of each takes as long as the file is."""


def _depth(text: str) -> int:
    """How many brackets and braces are open at once at most, those in strings counted too."""
    deepest = depth = 0
    for character in re.findall(r"[\[\]{}]", text):
        depth = depth + 1 if character in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def load(text: str, path: str) -> Any:
    """The plain data of a YAML document.

    Raises:
        YamlError: the text is not YAML, or a key stands twice.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    if _depth(text) > _DEEPEST:  # the loader's time grows with the square of the depth
        raise YamlError(Problem(path, 0, 0, "nested too deeply"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of names that are given twice, which is right in YAML
            data = YAML(typ="safe").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise YamlError(Problem(path, line, column, _first_line(error.problem or error.context))) from None
    except RecursionError:
        raise YamlError(Problem(path, 0, 0, "nested too deeply")) from None
    except (YAMLError, ValueError) as error:
        raise YamlError(Problem(path, 0, 0, _first_line(error))) from None
    if "*" in text and not _is_bounded(data):
        raise YamlError(Problem(path, 0, 0, f"written out, its aliases make more than {_MOST_VALUES} values"))
    if "\\" in text and _holds_half(data):
        raise YamlError(Problem(path, 0, 0, 'an escape such as "\\ud800" is half a character'))
    return data


def _holds_half(value: object) -> bool:
    """Whether data hold half of a character that takes two, which no text may."""
    if isinstance(value, dict):
        return any(_holds_half(key) or _holds_half(held) for key, held in value.items())
    if isinstance(value, list | tuple | set):
        return any(map(_holds_half, value))
    return isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value)


def _first_line(error: object) -> str:
    """The first line of what the loader says."""
    line = next(iter(str(error).splitlines()), "not a YAML document")
    return "a number with too many digits" if "set_int_max_str_digits" in line else line


def _is_bounded(data: object) -> bool:
    """Whether data is of a size that can be worked with, what aliases stand for counted wherever they stand."""
    waiting, count = [data], 0
    while waiting and count <= _MOST_VALUES:
        value = waiting.pop()
        count += 1
        if isinstance(value, dict):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, list | tuple | set):
            waiting += value
    return count <= _MOST_VALUES


def read_model(model: type[Model], text: str, path: str, base: Mapping[str, Any] | None = None) -> Model:
    """The ``model`` that a YAML document describes; top-level keys of ``base`` hold where the document has none.

    Raises:
        YamlError: with one line for each problem, each naming file, line and column.
    """
    data = load(text, path)
    if data is None:
        data = {}
    if not isinstance(data, dict):
        raise YamlError(Problem(path, 1, 1, f"found {type(data).__name__}, expected a mapping"))
    try:
        return model.model_validate({**(base or {}), **data})
    except ValidationError as error:
        root = _compose(text)
        found = ((_locate(root, where), what) for where, what in model_problems(model, error))
        problems = (Problem(path, line + 1, column + 1, what) for (line, column), what in found)
        raise YamlError(*sorted(problems)) from None


def model_problems(model: type[BaseModel], error: ValidationError) -> Iterable[tuple[Steps, str]]:
    """Each problem of a validation: the keys that lead to it, and a sentence. After a hundred, how many are left."""
    found = error.errors(include_url=False)
    for detail in found[:_MOST_PROBLEMS]:
        yield detail["loc"], _message(model, detail)
    if left := found[_MOST_PROBLEMS:]:
        yield left[0]["loc"], f"problems from here on, {len(left)} of them, are told when those above are mended"


def place_of(text: str, steps: Steps) -> tuple[int, int]:
    """The 1-based line and column of the deepest key or item on the way to ``steps``."""
    line, column = _locate(_compose(text), steps)
    return line + 1, column + 1


@lru_cache(maxsize=4)
def _compose(text: str) -> Node | None:
    from ruamel.yaml import YAML

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        node: Node | None = YAML(typ="safe", pure=True).compose(text)
    return node


def _locate(node: Node | None, steps: Steps) -> tuple[int, int]:
    """The 0-based line and column of the deepest node on the way to ``steps``."""
    place = (0, 0)
    for step in steps:
        child = _child(node, step)
        if child is None:
            break
        place, node = child
    return place


def _child(node: Node | None, step: str | int) -> tuple[tuple[int, int], Node] | None:
    from ruamel.yaml.nodes import MappingNode, SequenceNode

    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return (key.start_mark.line, key.start_mark.column), value
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        value = node.value[step]
        return (value.start_mark.line, value.start_mark.column), value
    return None


def _message(model: type[BaseModel], error: ErrorDetails) -> str:
    where = ".".join(str(step) for step in error["loc"])
    if error["type"] == "extra_forbidden":
        return f'unknown key "{where}"{did_you_mean(str(error["loc"][-1]), _keys(model, error["loc"]))}'
    if error["type"] == "missing":
        return f'key "{where}" is missing'
    if error["type"] in ("enum", "literal_error"):
        expected = (error.get("ctx") or {}).get("expected", "")
        # pydantic lists what it expects as "'critical', 'improvement' or 'polish'".
        known = re.findall(r"'([^']*)'", expected) or [expected]
        found, meant = error["input"], did_you_mean(error["input"], known) if isinstance(error["input"], str) else ""
        return f'"{where}": found {described(found)}, expected {listed(known)}{meant}'
    if wanted := _WANTED.get(error["type"]):
        return f'"{where}": found {described(error["input"])}, expected {wanted}'
    if error["type"] in ("too_long", "too_short"):
        return f'"{where}": {_size_expected(error)}'
    return f'"{where}": {plain_message(error["msg"])}'


_WANTED = {
    **dict.fromkeys(("tuple_type", "list_type", "frozen_set_type", "set_type"), "a list"),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), "a mapping of keys to values"),
    **dict.fromkeys(("bool_type", "bool_parsing"), "true or false"),
    **dict.fromkeys(("int_type", "int_parsing"), "a whole number"),
    "string_type": "text",
}
"""What pydantic's kinds of error mean in the words of YAML (https://docs.pydantic.dev/latest/errors/validation_errors/)."""


def _size_expected(error: ErrorDetails) -> str:
    bounds = error.get("ctx") or {}
    if error["type"] == "too_long":
        return f"expected at most {bounds.get('max_length')}, found more"
    return f"expected at least {bounds.get('min_length', 1)}, found none"


def described(value: object) -> str:
    """What was found, in the words of YAML."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    try:
        return "nothing" if value is None else f'"{value}"'
    except ValueError:  # Python writes no number of thousands of digits
        return "a number without end"


def plain_message(message: str) -> str:
    """A message of pydantic without the kind of exception that a validator raised."""
    return message.removeprefix("Value error, ")


def _keys(model: type[BaseModel], steps: Steps) -> list[str]:
    """The keys that the model knows where ``steps`` ends."""
    kind: Any = model
    for step in steps[:-1]:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            fields = {field.alias or name: field.annotation for name, field in kind.model_fields.items()}
            kind = fields.get(str(step))
        else:
            kind = next((inner for inner in reversed(get_args(kind)) if inner is not Ellipsis), None)
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return []
    return [field.alias or name for name, field in kind.model_fields.items()]
