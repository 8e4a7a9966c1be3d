"""Reading grade: the school year whose pupils can read a text, by Flesch and Kincaid.

Kincaid et al. 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59. Syllables are counted
by groups of vowels, without a silent final e; figures are left out, since nobody agrees on theirs.
"""

import re

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][a-z]+)?")
_SENTENCE_END = re.compile(r"[.!?][”’\")]*(?:\s+|$)")
_ABBREVIATION = re.compile(
    r"\b(?:U\.S|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Inc|Corp|St|Mr|Ms|Dr)\.(?=\s)|(?<=\d)\.(?=\d)"
)
_VOWELS = re.compile(r"[aeiouyà-öø-ÿ]+")
_SILENT = re.compile(r"(?:[^aeiouyl]e|[^aeiouytd]ed|[^aeiouysxz]es)$")


def words(text: str) -> int:
    """Words of a text, figures included: what stands between spaces and holds a letter or digit."""
    return sum(any(c.isalnum() for c in part) for part in text.split())


def reading_grade(text: str) -> float | None:
    """The grade of running prose; None for a text without words."""
    plain = _ABBREVIATION.sub(lambda match: match[0].replace(".", ""), text)
    found = _WORD.findall(plain)
    if not found:
        return None
    sentences = max(len(_SENTENCE_END.findall(plain.strip())), 1)
    spoken = sum(syllables(word) for word in found)
    return 0.39 * len(found) / sentences + 11.8 * spoken / len(found) - 15.59


def syllables(word: str) -> int:
    """Syllables of an English word, at least one."""
    low = word.lower()
    return max(len(_VOWELS.findall(low)) - bool(_SILENT.search(low)), 1)
