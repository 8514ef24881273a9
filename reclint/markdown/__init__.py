"""Markdown text to blocks with exact positions, and the few inline forms that readers ask for.

mistune's block parser finds the blocks (`parser`); what depends on its internals is there, and in
the modules that it names.
"""

from reclint.markdown.beyond import Beyond, beyond_bounds, may_go_beyond
from reclint.markdown.blocks import (
    Block,
    Break,
    Code,
    Heading,
    Html,
    Item,
    Items,
    Paragraph,
    Quote,
    Row,
    Table,
)
from reclint.markdown.comments import LONGEST, Comment, find_comments
from reclint.markdown.emphasis import as_read
from reclint.markdown.frames import FRAME_LEVEL, front_matter_lines, read_frames
from reclint.markdown.inline import (
    Bold,
    balanced_end,
    bold_spans,
    bracket_ends,
    mask_code,
    mask_emphasis,
    plain,
    split_list,
    without_bold,
)
from reclint.markdown.outline import Stretch, outline
from reclint.markdown.parser import parse_blocks
from reclint.markdown.sections import Section, sections
from reclint.markdown.tables import rows_of_text, split_row
from reclint.markdown.texts import block_passages, leaves, texts, with_texts
from reclint.markdown.titles import is_struck, leading_signs, link_targets, plain_title, without_marks

__all__ = [
    "FRAME_LEVEL",
    "LONGEST",
    "Beyond",
    "Block",
    "Bold",
    "Break",
    "Code",
    "Comment",
    "Heading",
    "Html",
    "Item",
    "Items",
    "Paragraph",
    "Quote",
    "Row",
    "Section",
    "Stretch",
    "Table",
    "as_read",
    "balanced_end",
    "beyond_bounds",
    "block_passages",
    "bold_spans",
    "bracket_ends",
    "find_comments",
    "front_matter_lines",
    "is_struck",
    "leading_signs",
    "leaves",
    "link_targets",
    "mask_code",
    "mask_emphasis",
    "may_go_beyond",
    "outline",
    "parse_blocks",
    "plain",
    "plain_title",
    "read_frames",
    "rows_of_text",
    "sections",
    "split_list",
    "split_row",
    "texts",
    "with_texts",
    "without_bold",
    "without_marks",
]
