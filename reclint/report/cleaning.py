"""Text of records is not trusted: what it is made into before a terminal, a build log or a page sees it."""

from __future__ import annotations

import re

_COMMAND = re.compile(r"(^|\r)([^\S\r\n]*)::", re.M)
"""How a line begins that a log of GitHub takes for a command: "::error::"."""
_MARKDOWN = re.compile(r"([\\`*_\[\]|~$])")
"""The signs that Markdown takes for marks."""
_REFERENCE = re.compile(
    r"(?<=[#@!%$])(?=[\w$])|(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-\d)"
    r"|(?<=:)(?=[\w+-]*[a-z+-][\w+-]*:|100:|1234:)",
    re.I,
)
"""Before what GitHub and GitLab make links, mentions, emoji or formulas of; https://docs.github.com/get-started/
writing-on-github and https://docs.gitlab.com/user/markdown."""
_BREAK = "\u200b"
_ACTS = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal acts on and JSON and XML do not escape by themselves: more control characters, and directions."""


def clean(text: str) -> str:
    """``text`` on one line, control characters made visible."""
    if text.isprintable():  # nearly all lines are, and a page has twenty thousand of them
        return text
    return "".join(
        character if character.isprintable() else " " if character in "\t\n\r" else f"\\x{ord(character):02x}"
        for character in text
    )


def without_commands(text: str) -> str:
    """Text for a log of GitHub Actions, in which no line is a command: a zero-width space breaks each.

    After https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """
    return without_leading_commands(text).replace("##[", f"##{_BREAK}[")


def without_leading_commands(text: str) -> str:
    """Text in which no line starts a command, as it may come to such a log by way of a container that does not know."""
    return _COMMAND.sub(rf"\1\2{_BREAK}::", text)


def as_data(text: str) -> str:
    """JSON or XML of the same meaning on which no terminal acts; a page of HTML is clean already."""
    if text.startswith("<!"):
        return text
    form = "&#x{:x};" if text.startswith("<") else "\\u{:04x}"
    return _ACTS.sub(lambda found: form.format(ord(found[0])), text)


def without_commands_in_data(text: str) -> str:
    """JSON or markup of the same meaning for such a log: what the log looks for anywhere in a line is escaped."""
    return text.replace("##[", "##&#91;" if text.startswith("<") else "##\\u005b")


def as_markdown(text: str) -> str:
    """``text`` inside a line of Markdown, shown as it is: no markup, no HTML, nobody mentioned, nothing linked."""
    shown = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _REFERENCE.sub(_BREAK, _MARKDOWN.sub(r"\\\1", shown))


def as_code(text: str) -> str:
    """``text`` as a code span of Markdown, backticks in it kept."""
    shown = clean(text)
    fence = "`"
    while fence in shown:
        fence += "`"
    padding = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{padding}{shown}{padding}{fence}"
