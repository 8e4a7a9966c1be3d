"""Statements: one canonical sentence for each fact, in tokens.

The statement is what `briefing facts` prints, what a language model is shown, and what an editor
sees beside a fact. It says exactly what the fact says: direction by the raw sign, the basis of a
record, how far back the data reach, how many cases.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.facts.fact import Fact
from generator.market.universe import Universe

PERIODS: Mapping[str, str] = {
    "1d": "on {weekday}",
    "1w": "over the past week",
    "1m": "over the past month",
    "3m": "over the past three months",
    "mtd": "so far this month",
    "qtd": "so far this quarter",
    "ytd": "so far this year",
    "1y": "over the past 12 months",
}
"""How prose names a window; `12` is part of the period's name, not a figure."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fact with the universe it speaks about, and shorthands to build token text."""

    fact: Fact
    universe: Universe

    @property
    def name(self) -> str:
        """Token of the subject's name."""
        return f"{{{self.fact.subject}.name}}"

    def t(self, role: str) -> str:
        """Token of one of the fact's own roles."""
        return f"{{{self.fact.id}.{role}}}"

    def verb(self, singular: str, plural: str) -> str:
        """The form of a verb that agrees with the subject's name."""
        instrument = self.universe.instruments.get(self.fact.subject)
        return plural if instrument is not None and instrument.plural else singular

    def rises(self, role: str = "fraction") -> str:
        """`rose 1.2%`, `fell 1.2%` or `was unchanged`, by the raw sign."""
        value = self.fact.value(role)
        if value == 0:
            return self.verb("was unchanged", "were unchanged")
        return f"{'rose' if value > 0 else 'fell'} {self.t(role)}"


def statement(fact: Fact, universe: Universe) -> str:
    """The fact as one sentence of token text."""
    phrase = Phrase(fact, universe)
    for prefix, builder in _BUILDERS.items():
        if fact.measure == prefix or fact.measure.startswith(f"{prefix}."):
            return builder(phrase)
    values = ", ".join(f"{name} {_signed(phrase, name)}" for name in fact.quantities)
    return f"{fact.id}: {values}."


def _signed(p: Phrase, name: str) -> str:
    """A value of a measure nobody wrote a sentence for; tokens print sizes without a sign."""
    return f"{'minus ' if p.fact.value(name) < 0 else ''}{p.t(name)}"


def _close(p: Phrase) -> str:
    return f"{p.name} closed at {p.t('level')} on {p.t('weekday')}."


def _last(p: Phrase) -> str:
    return f"{p.name} traded at {p.t('level')} {p.t('when')}."


def _last_move(p: Phrase) -> str:
    return f"{p.name} {p.rises()} since its last daily close."


def _move(p: Phrase) -> str:
    window = p.fact.measure.removeprefix("move.")
    when = PERIODS[window].replace("{weekday}", p.t("weekday"))
    if p.fact.subject.startswith("yield."):
        return f"{p.name} {p.rises('change')} {when}, to {p.t('level')}."
    return f"{p.name} {p.rises()} {when}."


def _record(p: Phrase) -> str:
    kind = "record close" if p.fact.measure == "record_close" else "intraday record"
    if not p.fact.holds("all_time"):
        basis = "close" if p.fact.measure == "record_close" else "intraday level"
        return (
            f"The highest {basis} of {p.name} in data from {p.t('coverage_start_year')} "
            f"is {p.t('level')}."
        )
    if not p.fact.holds("is_record"):
        return f"The {kind} of {p.name} is {p.t('level')}, set {p.t('record_when')}."
    article = "a" if p.fact.measure == "record_close" else "an"
    text = f"{p.name} set {article} {kind} of {p.t('level')} on {p.t('weekday')}"
    if p.fact.dates.get("first_since"):
        return f"{text}, its first since {p.t('first_since_day')}."
    if p.fact.value("streak") > 1:
        text = f"{text}, {p.verb('its', 'their')} {p.t('streak')} straight"
    return f"{text}, past the {p.t('previous')} of {p.t('previous_day')}."


def _gap(p: Phrase) -> str:
    kind = "record close" if p.fact.measure.endswith("close") else "record high"
    its = p.verb("its", "their")
    if p.fact.value("fraction") == 0:
        return f"{p.name} {p.verb('stands', 'stand')} at {its} {kind} of {p.t('record')}."
    return (
        f"{p.name} {p.verb('is', 'are')} {p.t('fraction')} below {its} {kind} of "
        f"{p.t('record')}, "
        f"set {p.t('record_when')}."
    )


def _near(p: Phrase) -> str:
    """A record itself is not near one either, so the negative names the band, not the distance."""
    near = "within two percent below" if p.fact.holds("is_near") else "not in the two percent below"
    return f"{p.name} {p.verb('is', 'are')} {near} {p.verb('its', 'their')} record close."


def _streak(p: Phrase) -> str:
    run = p.fact.value("sessions")
    if run == 0:
        return f"{p.name} closed unchanged."
    word = "gain" if run > 0 else "loss"
    if abs(run) == 1:
        return f"{p.name} {'rose' if run > 0 else 'fell'} after not doing so the session before."
    return f"It was the {p.t('nth')} straight {word} for {p.name}."


def _extreme(p: Phrase) -> str:
    word = "gain" if p.fact.value("fraction") > 0 else "loss"
    if p.fact.dates.get("since") is None:
        return (
            f"The {p.t('fraction')} {word} was the largest for {p.name} "
            f"in data from {p.t('coverage_start_year')}."
        )
    return f"The {p.t('fraction')} {word} was the largest for {p.name} since {p.t('since_day')}."


def _extreme_close(p: Phrase) -> str:
    extreme = f"{p.name} closed at {p.verb('its', 'their')} {p.fact.flags['direction']}"
    if p.fact.dates.get("since") is None:
        return f"{extreme} in data from {p.t('coverage_start_year')}, at {p.t('level')}."
    return f"{extreme} since {p.t('since_day')}, at {p.t('level')}."


def _range(p: Phrase) -> str:
    return f"The 52-week closing range of {p.name} is {p.t('low')} to {p.t('high')}."


def _drawdown(p: Phrase) -> str:
    return f"The deepest fall of {p.name} within the past year was {p.t('fraction')}."


def _volatility(p: Phrase) -> str:
    return f"The annualized 20-day volatility of {p.name} is {p.t('fraction')}."


def _leader(p: Phrase) -> str:
    leader = p.fact.flags.get("leader")
    group = {"equities": "the stock indexes"}.get(p.fact.subject, f"the {p.fact.subject}")
    word = "gain" if p.fact.value("fraction") > 0 else "change"
    if p.fact.value("fraction") < 0:
        word = "loss, the smallest"
    return f"{{{leader}.name}} led {group} with a {p.t('fraction')} {word}."


def _divergence(p: Phrase) -> str:
    a, b = p.fact.subject.split(".vs.")
    stands = "at" if p.fact.value("a_gap") == 0 else "near"
    return f"{{{a}.name}} stands {stands} its record close while {{{b}.name}} is far below its own."


def _episodes(p: Phrase) -> str:
    b, a = p.fact.subject.split(".after.")
    few = p.fact.value("episodes") < 5
    return (
        f"In {p.t('episodes')} earlier cases of {{{a}.name}} setting its first record close in "
        f"about a year or more, {{{b}.name}} was higher 30 days later in {p.t('hits')} of "
        f"{p.t('measured')}{'; too few cases to call a pattern' if few else ''}."
    )


def _target_range(p: Phrase) -> str:
    return f"The Federal Reserve's target range is {p.t('range')}."


def _last_change(p: Phrase) -> str:
    up = p.fact.value("change_bp") > 0
    verb, noun = ("raised", "increase") if up else ("cut", "cut")
    decided = p.fact.day("decided")
    past = decided is not None and decided.year != p.fact.as_of.year
    return (
        f"The Federal Reserve {verb} its target range by {p.t('step')} to {p.t('range')} "
        f"{p.t('decided_when')}, its {p.t('nth_this_year')} {noun} of "
        f"{p.t('decided_year') if past else 'the year'}."
    )


def _last_meeting(p: Phrase) -> str:
    decision = p.fact.flags.get("decision")
    if decision != "hold":
        verb = "raised" if decision == "hike" else "cut"
        return (
            f"The Federal Reserve {verb} its target range by {p.t('step')} at its last meeting, "
            f"{p.t('decision_when')}."
        )
    text = f"The Federal Reserve left its target range unchanged {p.t('decision_when')}"
    several = p.fact.value("holds_in_a_row") > 1
    return f"{text}, its {p.t('holds_in_a_row')} hold in a row." if several else f"{text}."


def _next_meeting(p: Phrase) -> str:
    return f"The Federal Reserve's next scheduled decision is on {p.t('decision_day')}."


def _expected_change(p: Phrase) -> str:
    settled = f"Fed funds futures settled {p.t('settled_when')}"
    change = p.fact.value("change_bp")
    if change == 0:
        return f"{settled} price an unchanged policy rate in 12 months."
    way = "higher" if change > 0 else "lower"
    return f"{settled} price a policy rate {p.t('change_bp')} {way} in 12 months."


def _next_odds(p: Phrase) -> str:
    names = {"hike": "a hike", "cut": "a cut", "hold": "no change"}
    priced = sorted((n for n in names if p.fact.value(n) >= 0.0005), key=lambda n: -p.fact.value(n))
    chances = " and ".join(f"of {names[name]} at {p.t(name)}" for name in priced)
    return (
        f"Fed funds futures settled {p.t('settled_when')} put the chance {chances} for the "
        f"Federal Reserve's {p.t('decision_day')} decision."
    )


def _range_odds(p: Phrase) -> str:
    moved = p.fact.value("likely_bp")
    way = "above" if moved > 0 else "below"
    target = f"a range {p.t('likely_bp')} {way} today's" if moved else "today's range"
    if p.fact.quantities["likely_lower"].value is not None:
        target = f"a range of {p.t('likely_range')}"
    return (
        f"Fed funds futures settled {p.t('settled_when')} make {target} the likeliest after the "
        f"Federal Reserve's {p.t('decision_day')} decision, at {p.t('likely')}."
    )


def _bills(p: Phrase) -> str:
    return (
        f"The New York Fed's bill purchases since {p.t('first_day')} total {p.t('total_bn')} in "
        f"{p.t('operations')} operations; the last, {p.t('last_when')}, took {p.t('last_bn')}."
    )


def _claim(p: Phrase) -> str:
    return p.t("text")


_BUILDERS: Mapping[str, Callable[[Phrase], str]] = {
    "close": _close,
    "last": _last,
    "last_move": _last_move,
    "move": _move,
    "record_close": _record,
    "record_high": _record,
    "gap_to_record_close": _gap,
    "gap_to_record_high": _gap,
    "near_record": _near,
    "streak": _streak,
    "extreme_close": _extreme_close,
    "extreme_move": _extreme,
    "range_52w": _range,
    "drawdown_max": _drawdown,
    "volatility": _volatility,
    "leader": _leader,
    "divergence": _divergence,
    "record": _episodes,
    "target_range": _target_range,
    "last_change": _last_change,
    "last_meeting": _last_meeting,
    "next_meeting": _next_meeting,
    "expected_change": _expected_change,
    "next_meeting_odds": _next_odds,
    "range_odds": _range_odds,
    "bill_purchases": _bills,
    "claim": _claim,
}
