"""Every change of the federal funds target since 1994: the public record of FOMC decisions."""

from datetime import date, timedelta

from generator.market.policy import Meeting, PolicyHistory, RangeChange

START = 3.00
"""The target before the first change of 1994, in percent."""

DECISIONS = {
    1994: "02-04 3.25, 03-22 3.50, 04-18 3.75, 05-17 4.25, 08-16 4.75, 11-15 5.50",
    1995: "02-01 6.00, 07-06 5.75, 12-19 5.50",
    1996: "01-31 5.25",
    1997: "03-25 5.50",
    1998: "09-29 5.25, 10-15 5.00, 11-17 4.75",
    1999: "06-30 5.00, 08-24 5.25, 11-16 5.50",
    2000: "02-02 5.75, 03-21 6.00, 05-16 6.50",
    2001: (
        "01-03 6.00, 01-31 5.50, 03-20 5.00, 04-18 4.50, 05-15 4.00, 06-27 3.75, 08-21 3.50, "
        "09-17 3.00, 10-02 2.50, 11-06 2.00, 12-11 1.75"
    ),
    2002: "11-06 1.25",
    2003: "06-25 1.00",
    2004: "06-30 1.25, 08-10 1.50, 09-21 1.75, 11-10 2.00, 12-14 2.25",
    2005: (
        "02-02 2.50, 03-22 2.75, 05-03 3.00, 06-30 3.25, 08-09 3.50, 09-20 3.75, 11-01 4.00, "
        "12-13 4.25"
    ),
    2006: "01-31 4.50, 03-28 4.75, 05-10 5.00, 06-29 5.25",
    2007: "09-18 4.75, 10-31 4.50, 12-11 4.25",
    2008: "01-22 3.50, 01-30 3.00, 03-18 2.25, 04-30 2.00, 10-08 1.50, 10-29 1.00, 12-16 0.25",
    2015: "12-16 0.50",
    2016: "12-14 0.75",
    2017: "03-15 1.00, 06-14 1.25, 12-13 1.50",
    2018: "03-21 1.75, 06-13 2.00, 09-26 2.25, 12-19 2.50",
    2019: "07-31 2.25, 09-18 2.00, 10-30 1.75",
    2020: "03-03 1.25, 03-15 0.25",
    2022: "03-16 0.50, 05-04 1.00, 06-15 1.75, 07-27 2.50, 09-21 3.25, 11-02 4.00, 12-14 4.50",
    2023: "02-01 4.75, 03-22 5.00, 05-03 5.25, 07-26 5.50",
    2024: "09-18 5.00, 11-07 4.75, 12-18 4.50",
    2025: "09-17 4.25, 10-29 4.00, 12-10 3.75",
}
"""Decision day and the upper bound after it; until 2008-12-16 the target was one rate."""

RANGE_FROM = date(2008, 12, 16)


def decisions() -> list[tuple[date, float]]:
    """Every decision with the upper bound after it, oldest first."""
    return [
        (date.fromisoformat(f"{year}-{day}"), float(upper))
        for year, text in DECISIONS.items()
        for day, upper in (entry.split() for entry in text.split(", "))
    ]


def policy_history(*meetings: Meeting) -> PolicyHistory:
    """The record as a source would give it."""
    changes = [RangeChange(date(1993, 1, 1), date(1992, 12, 31), START, START, 0.0)]
    for decided, upper in decisions():
        width = 0.25 if decided >= RANGE_FROM else 0.0
        change_bp = round((upper - changes[-1].upper) * 100, 6)
        effective = decided + timedelta(days=1)
        changes.append(RangeChange(effective, decided, upper - width, upper, change_bp))
    return PolicyHistory(tuple(changes), date(2025, 12, 31), meetings, "public record", "")
