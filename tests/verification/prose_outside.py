"""Sentences that no data here decide, and sentences that claim nothing."""

from prose_book import EQUITIES, METALS
from prose_case import Case
from prose_words import capital, name, percent, way, weekday

OTHERS = [
    ("the Nikkei 225", "closed {d} {p} at 38,915.87"),
    ("Brent crude", "settled {d} {p} at $71.48 a barrel"),
    ("West Texas Intermediate crude", "ended {d} {p} at $66.20"),
    ("Nvidia", "{past} {p} to a record"),
    ("Apple shares", "{past} {p}"),
    ("ether", "{past} {p} to $3,214.55"),
    ("the FTSE 100", "closed {d} {p}"),
    ("the DAX", "ended {d} {p} at 19,432"),
    ("the Nasdaq Composite", "{past} {p}"),
    ("the Hang Seng", "{past} {p} in Hong Kong"),
    ("the euro", "{past} {p} to $1.0842"),
    ("the VIX", "{past} to 21.4"),
    ("the 30-year Treasury yield", "{past} 4 basis points to 4.61%"),
    ("copper", "{past} {p}"),
    ("natural gas", "{past} {p}"),
    ("the Dow Transports", "{past} {p}"),
    ("the S&P MidCap 400", "{past} {p} to close at 2,911.30"),
    ("Tesla", "{past} {p} after its results"),
    ("the yen", "{past} {p} against the dollar"),
    ("palladium", "{past} {p} to $1,011.20 an ounce"),
    ("the KOSPI", "{past} {p} in Seoul"),
    ("solana", "{past} {p}"),
    ("the German 10-year bund yield", "{past} 3 basis points"),
    ("the Philadelphia Semiconductor Index", "{past} {p}"),
    ("the Russell 1000", "{past} {p}"),
    ("Microsoft", "{past} {p} on the day"),
    ("the Stoxx Europe 600", "closed {d} {p}"),
    ("the Cboe Volatility Index", "closed at 17.83"),
]
CAUSES = [
    "{S} {past} {p} on {w} because traders feared higher tariffs.",
    "{S} {past} {p} on {w}, hurt by a stronger dollar.",
    "{S} {past} {p} on {w} as investors fled risky assets.",
    "Hopes for a soft landing lifted {s} {p} on {w}.",
    "{S} {past} {p} on {w} thanks to upbeat bank earnings.",
    "A surprise in the jobs report sent {s} {word} {p} on {w}.",
    "{S} {past} {p} on {w} in reaction to the inflation report.",
    "Driven by chip stocks, {s} {past} {p} on {w}.",
    "{S}'s {p} {noun} on {w} was caused by profit-taking.",
    "{S} {past} {p} on {w} after data showed a slowing economy.",
    "Worries about bank failures pushed {s} {word} {p} on {w}.",
]
AHEAD = [
    "{S} will gain another 5% by the end of the year.",
    "{S} is likely to fall 10% in the months ahead.",
    "{S} should reach a new record before the summer.",
    "{S} is expected to rise 8% next year.",
    "Expect {s} to lose 4% in the next quarter.",
    "{S} is heading for a 12% gain next year.",
    "{S} looks set to climb 6% by June.",
    "We see {s} ending next year 7% higher.",
    "Strategists see {s} gaining 9% next year.",
    "A fund manager in Boston forecasts a 15% drop in {s}.",
    "One bank raised its year-end target for {s} by 6%.",
    "{S} could double within three years, an economist wrote.",
]
ECONOMY = [
    "Consumer prices rose 3.1% from a year earlier.",
    "Employers added 187,000 jobs in the month.",
    "The unemployment rate held at 4.1%.",
    "Gross domestic product grew at a 2.8% annual rate.",
    "Retail sales fell 0.4% in the month.",
    "Futures put the odds of a cut at 82%.",
    "About 12.4 billion shares changed hands on U.S. exchanges.",
    "Exchange-traded funds took in $2.3 billion during the week.",
    "Companies in {s} trade at 21 times expected earnings.",
    "Nine of the 11 sectors of {s} rose.",
    "Roughly two stocks fell for each one that rose on the New York Stock Exchange.",
    "{S}'s members earned 11% more than a year earlier.",
    "Home prices climbed 4.2% from a year before.",
    "The European Central Bank lowered its deposit rate to 2%.",
    "The average mortgage rate slipped to 6.84%.",
]
SILENT = [
    "The S&P 500 and the Nasdaq 100 are weighted by market value.",
    "The Russell 2000 is made up of smaller companies.",
    "A 10-year Treasury note pays interest twice a year.",
    "Form 10-Q filings are due soon.",
    "COVID-19 changed how people trade.",
    "The G7 meets in the capital this weekend.",
    "Traders await the decision of the Federal Reserve.",
    "What follows is our view of the day.",
    "Nothing here is investment advice.",
    "The Dow is an average of the prices of its members.",
    "Bitcoin trades around the clock.",
    "Gold is often called a haven.",
    "The two-year yield follows expectations for policy.",
    "The S&P 500 is the benchmark of many funds.",
    "Our next note appears on Monday.",
    "Rule 10b5-1 plans let insiders sell on a schedule.",
    "Here are the numbers to know before the bell.",
    "Section 232 tariffs remain in place.",
    "Good morning.",
    "Bond prices fall when yields rise.",
    "The 2-year note is sensitive to policy.",
    "Markets are closed on the holiday.",
]


def outside(book, rng):
    """Other instruments, causes, forecasts and the economy."""
    subject = rng.choice(book.having(*EQUITIES, *METALS))
    size = book[subject].day_move()
    forms, w = way(rng.choice([-1, 1])), weekday(book[subject].day)
    who, says = rng.choice(OTHERS)
    text = says.format(
        d=rng.choice(forms["word"]), p=percent(rng, 0.004 + 0.03 * rng.random()),
        past=rng.choice(forms["past"]),
    )  # fmt: skip
    yield Case(f"{capital(who)} {text}.", "unsupported", "unsupported")
    own, s = way(size), name(rng, subject)
    fields = {"s": s, "S": capital(s), "w": w, "p": percent(rng, size)}
    fields |= {k: rng.choice(own[k]) for k in ("past", "word", "noun")}
    if abs(size) > 0.002:
        yield Case(rng.choice(CAUSES).format(**fields), "unsupported", "unsupported")
    yield Case(rng.choice(AHEAD).format(**fields), "unsupported", "unsupported")
    equity = name(rng, rng.choice(book.having(*EQUITIES)))
    text = rng.choice(ECONOMY).format(s=equity, S=capital(equity))
    yield Case(text, "unsupported", "unsupported")


def before_the_data(book, rng):
    """Claims about times from before the data begin."""
    subject = rng.choice(book.having(*EQUITIES))
    first = book[subject].days[0].year
    s = name(rng, subject)
    year = first - rng.choice([3, 7, 12])
    text = rng.choice(
        [
            f"{capital(s)} gained 14% in {year}.",
            f"{capital(s)} closed at 98.40 on May 14, {year}.",
            f"In {year}, {s} lost 11%.",
        ]
    )
    yield Case(text, "unsupported", "unsupported")


def silent(book, rng):
    """No claim at all."""
    del book
    yield Case(rng.choice(SILENT), "no_claim", "no_claim")


FRAMES = (outside, before_the_data, silent)
