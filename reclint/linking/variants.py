"""British and American spellings of one word, brought into one: "colour" and "color", "centre" and "center"."""

from __future__ import annotations

import re
from functools import lru_cache

_OPENINGS = {
    "aesthet": "esthet",
    "anaem": "anem",
    "anaesth": "anesth",
    "archaeo": "archeo",
    "artefact": "artifact",
    "caesium": "cesium",
    "encyclopaed": "encycloped",
    "gramme": "gram",
    "grey": "gray",
    "gynaec": "gynec",
    "haemat": "hemat",
    "haemo": "hemo",
    "jeweller": "jewelr",
    "kilogramme": "kilogram",
    "leukaem": "leukem",
    "manoeuvr": "maneuver",
    "mould": "mold",
    "moult": "molt",
    "oesoph": "esoph",
    "oestr": "estr",
    "paed": "ped",
    "palaeo": "paleo",
    "plough": "plow",
    "sceptic": "skeptic",
    "skilful": "skillful",
    "smoulder": "smolder",
    "sulph": "sulf",
    "wilful": "willful",
    "woollen": "woolen",
    "yoghurt": "yogurt",
}
"""How words begin that the British spell otherwise: "grey", "greyscale", "sulphur", "sulphate".

Here as below none stands whose other spelling is a word of its own for both, as "haem" and "hem", "disc" and "disk".
"""
_WHOLE = {
    "acknowledgement": "acknowledgment",
    "ageing": "aging",
    "aluminium": "aluminum",
    "cosy": "cozy",
    "defence": "defense",
    "enquiry": "inquiry",
    "enrol": "enroll",
    "fulfil": "fulfill",
    "gauge": "gage",
    "judgement": "judgment",
    "licence": "license",
    "maths": "math",
    "offence": "offense",
    "practise": "practice",
    "practised": "practiced",
    "practising": "practicing",
    "tyre": "tire",
    "tyres": "tires",
}
"""Whole words: "defence" is "defense"; "defensive" is spelled in one way."""
_OPENING = re.compile("|".join(sorted(_OPENINGS, key=len, reverse=True)))
"""The first letters of "greyscale"."""
_OUR = re.compile(r"(?<=[aeiou])([a-z]*[^aeou\W])our(?![nct]|s[a-z])")
"""The "our" of "colour", "behavioural" and "neighbourhood", not of "four", "flour", "resource" or "sojourn"."""
_IZER = re.compile(r"(?<=[a-z]{2}[iy])z(?=ers?$|able$|ability$|ed$|ings?$|ations?$)")
"""The "z" of "tokenizer", "analyzed" and "ionization", not of "sized"."""
_DOUBLED = re.compile(r"(?<=[aeiouy][^aeiouy][aeiou]l)l(?=(?:ed|ings?|ers?|ors?|ists?)$)")
"""The second "l" of "labelled" and "counsellor", not of "seller"."""
_RE = re.compile(r"(?<!^met)(?<!^timb)(?<=[a-z]{2}[bcdgkhptv])r$")
"""How "centre" and "fibre" end without their "e"; a metre is no "meter", though a kilometre is a "kilometer"."""
_OGUE = re.compile(r"(?<!prolog)(?<=og)u$")
"""How "catalogue" ends without its "e"; a prologue is no "Prolog"."""
_SHORTEST = 4
"""How many letters a word keeps at least that has an ending of two spellings: "siz" of "size" has none."""


@lru_cache(maxsize=4096)
def one_spelling(word: str) -> str:
    """A folded word, wherever the two spellings part before its ending, in one of them."""
    if word in _WHOLE:
        return _WHOLE[word]
    if opening := _OPENING.match(word):
        word = _OPENINGS[opening.group()] + word[opening.end() :]
    if "our" in word:
        word = _OUR.sub(r"\1or", word)
    return _DOUBLED.sub("", _IZER.sub("s", word))


def one_ending(stem: str) -> str:
    """A word without its last "e" in one spelling: "normaliz" as "normalis", "centr" as "center", "catalogu"."""
    if len(stem) < _SHORTEST:
        return stem
    if stem.endswith(("iz", "yz")):
        return f"{stem[:-1]}s"
    return _RE.sub("er", _OGUE.sub("", stem))
