"""Times of day: `8 a.m.`, `4:30 p.m.`, `16:00`. They count nothing."""

from collections.abc import Sequence

from generator.verification.words import Word, text_at


def read_clock(words: Sequence[Word], at: int) -> int:
    """How many words the time that starts at `at` takes; 0 when none does."""
    if not words[at].is_number:
        return 0
    stop = at + 1
    minutes = stop + 1 < len(words) and words[stop].text == ":" and words[stop + 1].is_number
    if minutes and words[stop].glued and words[stop + 1].glued:
        stop += 2
    half = text_at(words, stop)
    if half in ("am", "pm"):
        return stop + 1 - at
    if half in ("a", "p") and text_at(words, stop + 1) == "." and text_at(words, stop + 2) == "m":
        return stop + 3 + (text_at(words, stop + 3) == ".") - at
    return stop - at if stop > at + 1 else 0
