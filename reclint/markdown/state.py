"""The state of mistune's block parser, with the place of every token.

A child state (of a list item or a quote) is told at its birth on which line of the document its text begins. Columns
follow from that: containers only ever remove a prefix of a line, so a line of a child ends as the document's line ends.
"""

from __future__ import annotations

from typing import Any

from mistune.core import BlockState

Token = dict[str, Any]
"""What mistune says of a block, with ``at``: the 0-based document line on which it starts."""


class _Pieces(list[str]):
    """The text of a paragraph as mistune adds to it line by line; joined once, at the end."""

    def __iadd__(self, text: str) -> _Pieces:  # type: ignore[misc,override]
        self.append(text)
        return self


class StampedState(BlockState):
    """A block state that tells its tokens where they start."""

    def __init__(self, parent: StampedState | None = None) -> None:
        super().__init__(parent)
        self.first_line = 0
        self.rule_start: int | None = None
        self._known = (0, 0)

    def line_at(self, offset: int) -> int:
        """The document line of an offset of this state's text; offsets that are asked for go up, or down a little."""
        known, line = self._known
        if offset >= known:
            line += self.src.count("\n", known, offset)
        else:
            line -= self.src.count("\n", offset, known)
        self._known = (offset, line)
        return self.first_line + line

    def child_state(self, src: str, *args: Any, **kwargs: Any) -> StampedState:
        """The state of a container's text, which begins where the rule did."""
        child = super().child_state(src, *args, **kwargs)
        assert isinstance(child, StampedState)
        child.first_line = self.line_at(self.rule_start or 0)
        return child

    def append_token(self, token: Token) -> None:
        """Add a token that starts where the rule did."""
        token["at"] = self.line_at(self.cursor if self.rule_start is None else self.rule_start)
        super().append_token(token)

    def add_paragraph(self, text: str) -> None:
        """Add text at the cursor to the paragraph above, or as one of its own."""
        above = self.last_token()
        if above and above["type"] == "paragraph":
            above["text"] += text
        else:
            self.tokens.append({"type": "paragraph", "text": _Pieces([text]), "at": self.line_at(self.cursor)})
