"""Policy charts: the steps of the target range, and the bill purchases to date."""

from generator.context.display import format_billions, format_count, format_rate_range
from generator.facts.fact import Fact
from generator.facts.series import RANGE_LOWER, RANGE_UPPER, LineSeries
from generator.rendering.chart_offer import ChartOffer
from generator.rendering.chart_spec import ChartSpec, Line
from generator.rendering.names import day_text
from generator.writing.briefing import Briefing

_FEWEST_STEPS = 2
_FEWEST_OPERATIONS = 2


def rate_chart(briefing: Briefing) -> ChartOffer | None:
    """The target range over the kept years; None where it is unknown or never moved in them."""
    by_subject = {series.subject: series for series in briefing.series}
    lower, upper = by_subject.get(RANGE_LOWER), by_subject.get(RANGE_UPPER)
    if lower is None or upper is None or len(set(upper.levels)) < _FEWEST_STEPS:
        return None
    spec = ChartSpec(
        name="policy-rate",
        kind="steps",
        title="The federal funds target range",
        unit="percent",
        alt=_rate_alt(briefing, lower, upper),
        caption=f"Target range since {day_text(briefing, upper.days[0])}, lower to upper bound.",
        as_of=day_text(briefing, upper.days[-1]),
        lines=(
            Line(
                "Now",
                upper.days,
                upper.levels,
                text=format_rate_range(lower.levels[-1], upper.levels[-1]),
                floor=lower.levels,
            ),
        ),
        tick_after="%",
    )
    fact = briefing.fact("fed.last_change")
    told = frozenset(("fed.last_change", "fed.target_range"))
    return ChartOffer(spec, "rate", fact.salience if fact else 0.0, told)


def _rate_alt(briefing: Briefing, lower: LineSeries, upper: LineSeries) -> str:
    ranges = list(zip(upper.levels, lower.levels, upper.days, strict=True))

    def words(one: tuple[float, float, object]) -> str:
        return format_rate_range(one[1], one[0])

    return (
        f"Step chart of the target range from {day_text(briefing, upper.days[0])} to "
        f"{day_text(briefing, upper.days[-1])}: first {words(ranges[0])}, "
        f"last {words(ranges[-1])}, low {words(min(ranges))}, high {words(max(ranges))}."
    )


def bill_chart(briefing: Briefing) -> ChartOffer | None:
    """Running total of the bill purchases; None before the second operation."""
    fact = briefing.fact("fed.bill_purchases")
    if fact is None or len(fact.by_operation) < _FEWEST_OPERATIONS:
        return None
    days = tuple(operation.day for operation in fact.by_operation)
    totals = tuple(float(operation.total_bn) for operation in fact.by_operation)
    spec = ChartSpec(
        name="bill-purchases",
        kind="steps",
        title="Treasury bill purchases to date",
        unit="billions of dollars",
        alt=_bill_alt(briefing, fact),
        caption=(
            f"Amounts accepted in {format_count(len(days))} operations since "
            f"{day_text(briefing, days[0])}, added up."
        ),
        as_of=day_text(briefing, days[-1]),
        lines=(
            Line(
                "Total",
                days,
                totals,
                marked=days,
                text=format_billions(totals[-1]),
                floor=(0.0,) * len(days),
            ),
        ),
        tick_before="$",
        tick_after="bn",
    )
    return ChartOffer(spec, "bills", fact.salience, frozenset((fact.id,)))


def _bill_alt(briefing: Briefing, fact: Fact) -> str:
    done = [(float(o.accepted_bn), o.day) for o in fact.by_operation]
    smallest, largest = min(done), max(done)
    return (
        f"Step chart of the running total of bill purchases: first "
        f"{format_billions(done[0][0])} on {day_text(briefing, done[0][1])}, last "
        f"{format_billions(done[-1][0])} on {day_text(briefing, done[-1][1])}, smallest "
        f"{format_billions(smallest[0])}, largest {format_billions(largest[0])}, in all "
        f"{format_billions(fact.value('total_bn'))} in {format_count(len(done))} operations."
    )
