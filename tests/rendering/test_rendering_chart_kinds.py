"""What the year, the target range, the bill purchases and the sparks show and say."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from rendering_briefing import SESSION, fact, make_briefing, series

from generator.facts.fact import OperationTotal
from generator.facts.quantity import Quantity
from generator.facts.series import LineSeries
from generator.market.universe import default_universe
from generator.rendering.chart_policy import bill_chart, rate_chart
from generator.rendering.chart_sparks import spark_specs
from generator.rendering.chart_spec import ChartSpec
from generator.rendering.chart_year import year_charts
from generator.writing.briefing import Briefing

GOLD = series("gold", 5120.4, 0.1)


def years(briefing: Briefing) -> dict[str, ChartSpec]:
    return {o.spec.name: o.spec for o in year_charts(briefing, default_universe())}


def gold_year(levels: tuple[float, ...], record: float | None = 6000.0) -> ChartSpec:
    day = {"record": date(2030, 11, 5)}
    quantities = {} if record is None else {"level": Quantity(record, "usd")}
    found = fact("gold.record_close", "gold", quantities, dates=day)
    days = tuple(SESSION - timedelta(days=len(levels) - 1 - at) for at in range(len(levels)))
    gold = LineSeries("gold", days, levels, (days[5],))
    return years(make_briefing(facts=(found,), series=(gold,)))["year-gold"]


RISE = tuple(4000.0 + 5 * at for at in range(300))


def test_a_year_has_the_closes_the_records_and_the_low() -> None:
    spec = gold_year(RISE)
    (line,) = spec.lines
    assert line.values == RISE
    assert line.text == "$5,495.00"
    assert line.marked == (line.days[5],)
    assert spec.remarks[0].text == "Low $4,000.00, May 18, 2030"
    assert spec.alt == (
        "Line chart of daily closes. Gold: first $4,000.00, last $5,495.00, low $4,000.00 on "
        "May 18, 2030, high $5,495.00 on March 13. Record close $6,000.00, Nov. 5, 2030."
    )


def test_the_record_is_a_line_of_its_own() -> None:
    (rule,) = gold_year(RISE).rules
    assert rule.value == 6000.0
    assert rule.text == "Record close $6,000.00, Nov. 5, 2030"


@pytest.mark.parametrize("record", [None, 25_000.0, 5000.0])
def test_a_record_unknown_far_away_or_below_the_closes_is_not_drawn(record: float | None) -> None:
    assert gold_year(RISE, record).rules == ()


def test_the_record_is_on_the_basis_of_the_prose(briefing: Briefing) -> None:
    high = fact("btc.record_high", "btc", {"level": Quantity(101_000.0, "usd")})
    told = replace(briefing, facts=(*briefing.facts, high))
    assert years(told)["year-btc"].rules[0].text == "Record high $101,000.00"


def test_closes_that_are_no_numbers_are_left_out() -> None:
    spec = gold_year((*RISE[:-1], float("nan")))
    assert spec.lines[0].values == RISE[:-1]
    assert "nan" not in spec.alt


def test_yields_and_short_series_have_no_year(briefing: Briefing) -> None:
    yields = series("yield.ust10y", 4.1, 0.1)
    short = replace(GOLD, days=GOLD.days[-19:], levels=GOLD.levels[-19:], records=())
    assert years(replace(briefing, series=(yields, short))) == {}


def rates(*uppers: float) -> tuple[LineSeries, ...]:
    days = tuple(SESSION - timedelta(days=60 * (len(uppers) - 1 - at)) for at in range(len(uppers)))
    return (
        LineSeries("fed.lower", days, tuple(upper - 0.25 for upper in uppers)),
        LineSeries("fed.upper", days, uppers),
    )


def test_the_target_range_is_a_band_of_steps() -> None:
    offer = rate_chart(make_briefing(series=rates(0.25, 5.5, 3.75, 3.75)))
    assert offer is not None
    (line,) = offer.spec.lines
    assert (line.values, line.floor) == ((0.25, 5.5, 3.75, 3.75), (0.0, 5.25, 3.5, 3.5))
    assert line.text == "3.50%–3.75%"
    assert offer.spec.alt.endswith(
        "first 0%–0.25%, last 3.50%–3.75%, low 0%–0.25%, high 5.25%–5.50%."
    )


@pytest.mark.parametrize("series", [(), rates(3.75, 3.75), rates(3.75, 3.5)[:1]])
def test_a_range_unknown_or_unmoved_has_no_chart(series: tuple[LineSeries, ...]) -> None:
    assert rate_chart(make_briefing(series=series)) is None


def bought(*amounts: str) -> Briefing:
    days = [SESSION - timedelta(days=7 * (len(amounts) - at)) for at in range(len(amounts))]
    totals = [sum(map(Decimal, amounts[: at + 1])) for at in range(len(amounts))]
    done = tuple(
        OperationTotal(day, Decimal(amount), Decimal(total))
        for day, amount, total in zip(days, amounts, totals, strict=True)
    )
    total = {"total_bn": Quantity(Decimal(totals[-1]), "usd_bn")}
    found = fact("fed.bill_purchases", "fed", total, by_operation=done)
    return make_briefing(facts=(replace(found, salience=4.5),))


def test_bill_purchases_add_up() -> None:
    offer = bill_chart(bought("8.2", "6.5", "9"))
    assert offer is not None
    (line,) = offer.spec.lines
    assert line.values == pytest.approx((8.2, 14.7, 23.7))
    assert line.text == "$23.7 billion"
    assert offer.bits == 4.5
    assert offer.spec.alt == (
        "Step chart of the running total of bill purchases: first $8.2 billion on Feb. 20, last "
        "$9 billion on March 6, smallest $6.5 billion, largest $9 billion, in all $23.7 billion "
        "in three operations."
    )


def test_one_operation_has_no_chart(briefing: Briefing) -> None:
    assert bill_chart(bought("8.2")) is None
    assert bill_chart(briefing) is None


def test_sparks_are_three_months_of_each_instrument(briefing: Briefing) -> None:
    sparks = spark_specs(replace(briefing, series=(GOLD,)), default_universe())
    assert list(sparks) == ["gold"]
    (line,) = sparks["gold"].lines
    assert line.days[-1] - line.days[0] == timedelta(days=92)
    assert line.values == GOLD.levels[-len(line.values) :]
    assert sparks["gold"].name == "spark-gold"
    assert sparks["gold"].alt.startswith("Three months of Gold: first $")


def test_names_of_charts_can_stand_in_addresses() -> None:
    yields = series("yield.ust3m_bill", 4.1, 0.1)
    sparks = spark_specs(make_briefing(series=(yields,)), default_universe())
    assert sparks["yield.ust3m_bill"].name == "spark-yield-ust3m-bill"


def test_a_series_that_ends_early_has_no_spark() -> None:
    gap = (
        *GOLD.days[:-2],
        GOLD.days[-2] + timedelta(days=200),
        GOLD.days[-1] + timedelta(days=200),
    )
    assert spark_specs(make_briefing(series=(replace(GOLD, days=gap),)), default_universe()) == {}
