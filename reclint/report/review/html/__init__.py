"""The review as one page: a single HTML file that needs no network, opens from disk, and prints.

`page` puts it together; `cards`, `quotes`, `multiples`, `records` and `concepts` say what stands in it; `anchors` names
its fragments. Templates, styles and scripts lie beside these modules and are written into the file.
"""

from reclint.report.review.html.page import render, render_page

__all__ = ["render", "render_page"]
