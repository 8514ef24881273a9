"""Roman numerals, as far as lessons are counted: "II", "XIV"."""

from __future__ import annotations

from itertools import product

_TENS = ("", "X", "XX")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
VALUES = {
    tens + ones: 10 * ten + one
    for (ten, tens), (one, ones) in product(enumerate(_TENS), enumerate(_ONES))
    if tens + ones
}
"""The numerals up to XXIX by their values."""
NUMERAL = r"(?-i:(?:X{1,2}(?:IX|IV|V?I{0,3})|IX|IV|VI{0,3}|I{1,3}))"
"""The pattern for one in capitals, in any pattern."""
