"""What may have become of a document of an earlier state that rules looked at."""

from __future__ import annotations

from enum import Enum


class Lack(str, Enum):
    """Why rules cannot look at a document any more."""

    GONE = "gone"
    UNREADABLE = "unreadable"
    UNTITLED = "untitled"
    EMPTIED = "emptied"
    EXCLUDED = "excluded"
    UNCLAIMED = "unclaimed"
    OUTSIDE = "outside"
    PARTLY = "partly"
