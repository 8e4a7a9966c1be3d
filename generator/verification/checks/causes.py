"""Causes stated as fact: nothing in the data shows why a market moved."""

from collections.abc import Sequence

from generator.verification.lexeme import Lexeme
from generator.verification.report import Finding
from generator.verification.words import Word

_TEXT = "A cause stated as fact needs a source."
_MOODS = frozenset(
    [
        *(
            "fears",
            "fear",
            "worries",
            "worry",
            "hopes",
            "hope",
            "optimism",
            "pessimism",
            "concerns",
        ),
        *(
            "concern",
            "jitters",
            "anxiety",
            "enthusiasm",
            "euphoria",
            "panic",
            "bets",
            "speculation",
        ),
        *("uncertainty", "tensions", "angst", "appetite", "profit-taking", "nerves", "excitement"),
        *("skepticism", "relief", "unease", "nervousness", "confidence", "sentiment"),
    ]
)
_NEWS = frozenset(
    [
        *(
            "data",
            "report",
            "reports",
            "earnings",
            "results",
            "news",
            "figures",
            "numbers",
            "comments",
        ),
        *("remarks", "testimony", "speech", "announcement", "auction", "tariffs", "guidance"),
        *(
            *("demand", "buying", "selling", "inflows", "outflows", "strength", "weakness"),
            "minutes",
            "headlines",
            "talks",
            "election",
            "attack",
            "outbreak",
            "downgrade",
            "reading",
        ),
    ]
)
_DRIVES = frozenset(
    [
        *(
            "sent",
            "pushed",
            "dragged",
            "drove",
            "lifted",
            "boosted",
            "propelled",
            "knocked",
            "pulled",
        ),
        *(
            "buoyed",
            "hurt",
            "helped",
            "pressured",
            "spurred",
            "fueled",
            "fuelled",
            "sparked",
            "hit",
        ),
        *("supported", "weighed", "depressed", "cheered", "spooked", "rattled", "sank", "hammered"),
        *("drives", "drags", "sends", "pushes", "lifts", "boosts", "weighs", "hurts", "helps"),
    ]
)
_SUSPECTS = _MOODS | _NEWS | _DRIVES
_OWN = frozenset(
    ("move", "amount", "multiple", "when", "period", "record", "pronoun", "close", "run")
)


def cause_findings(words: Sequence[Word], lexemes: Sequence[Lexeme]) -> list[Finding]:
    """A cause beside a market statement needs a source."""
    if not any(x.kind in ("move", "record", "amount", "policy") for x in lexemes):
        return []
    found = [_finding(x) for x in lexemes if x.kind == "cause"]
    if found:
        return found
    if not _SUSPECTS.intersection([word.text for word in words]):
        return []
    places = (_mood(words), _news_before(words), _driver(words, lexemes))
    return [_word_finding(words[at]) for at in places if at is not None][:1]


def _finding(item: Lexeme) -> Finding:
    return Finding(item.shown, item.start, item.end, "cause", "unsupported", explanation=_TEXT)


def _word_finding(word: Word) -> Finding:
    return Finding(word.text, word.start, word.end, "cause", "unsupported", explanation=_TEXT)


def _mood(words: Sequence[Word]) -> int | None:
    """`Hopes for a deal lifted the Dow`, `fell on recession jitters`: a state of mind as cause."""
    return next((i for i, word in enumerate(words) if word.text in _MOODS), None)


def _news_before(words: Sequence[Word]) -> int | None:
    """`fell after weak data`, `rose in reaction to the report`, `on strong earnings`."""
    for at, word in enumerate(words):
        if word.text not in _NEWS:
            continue
        for back in range(at - 1, max(at - 6, -1), -1):
            text = words[back].text
            if text in ("after", "following", "on", "amid") or (
                text == "to" and words[back - 1].text in ("reaction", "response")
            ):
                return back
            if words[back].text in (",", ";", "."):
                break
    return None


def _driver(words: Sequence[Word], lexemes: Sequence[Lexeme]) -> int | None:
    """`bank failures pushed the S&P 500 down`: something outside the data moves an instrument."""
    for at, word in enumerate(words):
        if word.text not in _DRIVES or at == 0:
            continue
        target = next((x for x in lexemes if x.word > at), None)
        while target is not None and target.kind == "prep" and target.text in ("the", "on", "a"):
            target = next((x for x in lexemes if x.word > target.word), None)
        if target is None or target.kind != "entity" or target.tag in ("fed", "desk", "bills"):
            continue
        if words[at].text in ("weighed", "weighs"):
            return at
        start = max((i for i in range(at) if words[i].text in (";", ",")), default=-1)
        before = [x for x in lexemes if start < x.word < at]
        movers = {x.ids for x in before if x.kind == "entity" and x.tag == "subject"}
        own = any(x.kind in _OWN or x.kind == "entity" for x in before)
        if not own or (movers and target.ids not in movers and target.tag == "subject"):
            return at
    return None
