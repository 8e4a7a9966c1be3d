"""Sentences with one expected verdict each, on made-up facts; most must pass."""

import pytest

SUPPORTED = """
The S&P 500 rose 0.9% to 8,120.40 on Thursday.
The S&P 500 added 68.44 points, or 0.85%, to a record 8,120.40.
The Dow slipped 0.2% while the Nasdaq 100 gained 1.4%.
The Russell 2000 jumped 2.0% to 3,012.88, its first record close since November 2029.
U.S. small caps led, with the Russell 2000 up 2%.
The S&P 500 climbed nearly 1%.
The S&P 500 gained more than 0.8%.
The S&P 500 gained at least 0.8%.
The S&P 500 rose just under 0.9%.
The S&P 500 rose about 0.9%, and the Dow fell about 0.2%.
The S&P 500 (+0.85%) and the Nasdaq 100 (+1.43%) advanced; the Dow (-0.21%) did not.
The S&P 500, the Nasdaq 100 and the Russell 2000 rose 0.9%, 1.4% and 2.0%, respectively.
The Dow Jones Industrial Average fell 116.40 points, or 0.21%, to 55,310.75.
The Dow lost 116 points.
The Dow shed more than 100 points.
The Dow was down two-tenths of a percent.
The Dow was 0.2% lower at 55,310.75.
The Dow ended down 0.2%.
The Dow's 0.2% loss was its second in a row.
A 0.2% decline left the Dow at 55,310.75.
The Dow closed lower for a second straight session.
The Dow fell for a second straight day.
The Nasdaq 100 has risen five sessions in a row.
The Nasdaq 100 is on a five-session winning streak.
The Nasdaq 100's fifth straight gain took it to 30,117.62.
The S&P 500 notched its third consecutive advance.
Bitcoin posted its fourth straight loss.
The S&P 500 set a record close of 8,120.40, its 12th of the year.
The S&P 500 closed at a record for the 12th time this year.
The S&P 500 has now set 12 record closes in 2031.
The S&P 500 has set a dozen record closes this year.
The S&P 500 closed at an all-time high.
The S&P 500 finished at a record, its first since April 24.
The S&P 500 set its first record close since late April.
The S&P 500 topped its previous record close of 8,101.15, set on April 24.
The S&P 500 and the Russell 2000 closed at records, while the Dow and the Nasdaq 100 did not.
The Russell 2000 set a record close, its first in more than a year.
The Russell 2000 set a record close, its first of the year.
The Russell 2000 set a record close, 370 sessions after the one before.
The Dow did not set a record.
The Dow is 3.0% below its record close of 57,002.10, set on March 14.
The Dow stands 1,691 points short of its record close.
The Dow would need to gain 3.1% to regain its record close.
The Dow's record close, 57,002.10, was set on March 14.
The Dow is within 5% of its record close.
The Nasdaq 100 is nearing its all-time high.
The Nasdaq 100 is near its record close.
The Nasdaq 100 is within 2% of its record close.
The Nasdaq 100 sits 1.9% below its February intraday record of 30,711.44.
The Nasdaq 100 is 1.4% off its record close.
The Nasdaq 100 remains 422.46 points below its record close of February 19.
Bitcoin closed at $148,210.55 on Thursday, down 2.6%.
Bitcoin last traded at $147,020.10.
Bitcoin, at $147,020.10, is 24.2% below the record high of $193,874.66 it set on Oct. 3.
Bitcoin is nearly a quarter below its record high.
Bitcoin is about 23% below its record close.
Bitcoin is more than a fifth below its record close.
Bitcoin is trading around $147,000.
Bitcoin would have to rise 31.9% to get back to its record high of $193,874.66.
Bitcoin has lost 10.1% this year.
Bitcoin is down 10.1% year to date but up 51% over the past 12 months.
Bitcoin is down 5.2% over the past week and 10.1% this year.
The S&P 500 has gained 15.3% in a year.
The S&P 500 has gained 2.1% in a week, 3.4% in a month and 9.25% this year.
The S&P 500 is up 9.3% so far this year, compared with 3.8% for the Dow.
The Nasdaq 100 is up 12.0% this year, against 9.3% for the S&P 500.
The Nasdaq 100 beat the Dow by 1.6 percentage points on Thursday.
The Russell 2000 outperformed the S&P 500 by 1.1 points on Thursday.
The Dow lagged the Russell 2000, falling 0.2% against a gain of 2.0%.
The Dow lagged the Nasdaq 100 over the past week, 0.6% against 3.1%.
The Dow underperformed the S&P 500.
The Russell 2000 led the four indexes.
The Russell 2000 led the four indexes with a 2.0 percent gain.
The Dow was the weakest of the four indexes.
Among precious metals, silver was the day's strongest, up 3.1%.
Platinum was the weakest of the metals, losing 1.0%.
Precious metals were led by silver.
Silver has more than doubled over the past 12 months.
Silver climbed $2.16 to $71.42 an ounce.
Silver futures settled at $71.42 an ounce, up 3.1%.
Silver rose 3% and gold 0.4%, while platinum fell 1%.
Gold is 2.4% below its March record close of $5,244.00.
Gold gained $20.90 to $5,120.30 an ounce.
Gold edged up 0.4%, leaving it 8.3% higher this year.
Three of the four indexes rose on Thursday.
All three of the S&P 500, the Nasdaq 100 and the Russell 2000 advanced.
Both the S&P 500 and the Russell 2000 set record closes.
The S&P 500 had its best day since April 11.
The S&P 500 had its best day since mid-April.
The 0.85% gain was the S&P 500's largest since April 11.
The Russell 2000 had its largest gain since November 2030.
The Russell 2000 had its best day in six months.
The Nasdaq 100 had its best day in more than three months.
The S&P 500 ended at a 52-week closing high.
The 10-year Treasury yield fell 6 basis points to 3.87%.
The 10-year yield dropped 0.06 percentage points to 3.87%.
The yield on the 10-year Treasury note ended at 3.87%, down six basis points.
The two-year Treasury yield slipped 3 basis points to 3.41%.
The spread between two- and 10-year Treasury yields stood at 46 basis points.
The Federal Reserve cut its target range by a quarter point to 3.00%-3.25% on Wednesday.
The Fed lowered rates by 25 basis points on May 7, its second cut of the year.
The federal funds target range is 3%–3.25%.
The Fed last moved on May 7, when it reduced rates by a quarter of a percentage point.
The central bank's quarter-point cut was its second of the year.
The policy rate now tops out at 3.25% after two cuts this year.
The New York Fed plans to buy about $35 billion of Treasury bills over the 30 days from April 30.
The New York Fed bought $9.15 billion of Treasury bills in its first purchase on April 30.
Bill purchases since April 30 total $24.6 billion.
Harrow & Pike expects earnings per share of Russell 2000 companies to grow about 18% in 2032.
Bitcoin has diverged from small caps.
The Russell 2000 rose 58.21 points to 3,012.88. The index is up 14.1% this year.
The Dow fell 0.2%. It is 3.0% below its record close.
The Dow fell 0.2% on Thursday. It has lost 1.2% over the past month.
The S&P 500 crossed above 8,000 this year and stands at 8,120.40.
The Nasdaq 100 closed above 30,000.
The S&P 500 rose 85 basis points.
Stocks rose on Thursday, with the S&P 500 up 0.9%.
""".strip().splitlines()

WRONG = """
The S&P 500 fell 0.9% to 8,120.40 on Thursday.
The S&P 500 rose 0.7% on Thursday.
The S&P 500 rose 1.4% on Thursday.
The S&P 500 rose 8.5% on Thursday.
The S&P 500 rose 0.85 points.
The S&P 500 rose 9 basis points.
The S&P 500 rose 0.9% to 8,210.40.
The S&P 500 closed at 812.04.
The Dow gained 0.2%.
The Dow rose 116 points.
The Dow lost 1,164 points.
The Dow (+0.21%) ended at 55,310.75.
The Dow closed at a record.
The Dow and the S&P 500 ended at records.
All four indexes set records: the S&P 500, the Dow, the Nasdaq 100 and the Russell 2000.
The S&P 500 did not set a record.
The S&P 500 set a record close of 8,101.15.
The S&P 500 set its 13th record close of the year.
The S&P 500 has set 11 record closes this year.
The S&P 500 set its first record close since March.
The S&P 500 set its first record close in two years.
The Russell 2000 set its first record close in five years.
For the first time in three years, the Russell 2000 closed at a record.
The Russell 2000 set a record close, 37 sessions after the one before.
The Nasdaq 100 set an intraday record on Thursday.
The Nasdaq 100 is 1.4% below its intraday record.
The Nasdaq 100 is 1.9% below its record close.
The Nasdaq 100 is 1.9% below its March intraday record of 30,711.44.
The Nasdaq 100 is within 1% of its record close.
The Dow is nearing its record close.
The Dow is 3.1% below its record close.
The Dow would need to gain 3.0% to regain its record close.
The Dow's record close, 57,002.10, was set on March 24.
The Dow is 3.0% below its record close of 57,200.10.
Bitcoin is 22.8% below its record high of $193,874.66.
Bitcoin is about 28% below its record high.
Bitcoin is less than a fifth below its record close.
Bitcoin's record high of $193,874.66 was set on Oct. 2.
Bitcoin's record high of $193,874.66 was set in early November.
Bitcoin last traded at $174,020.10.
Bitcoin closed at $147,020.10 on Thursday.
Bitcoin rose 2.6% on Thursday.
Bitcoin is up 10.1% this year.
Bitcoin is down 10.1% over the past week.
Bitcoin is down 5.2% this year.
Bitcoin posted its fifth straight loss.
Bitcoin posted its fourth straight gain.
Bitcoin has doubled over the past 12 months.
The Nasdaq 100 has risen six sessions in a row.
The Nasdaq 100 is on a five-session losing streak.
The S&P 500's third straight loss left it at 8,120.40.
The S&P 500 has gained 15.3% this year.
The S&P 500 has gained 9.3% over the past 12 months.
The S&P 500 is up 9.3% so far this year, compared with 12.0% for the Dow.
The Nasdaq 100 beat the Dow by 1.4 percentage points on Thursday.
The Dow outperformed the Nasdaq 100 on Thursday.
The S&P 500 outperformed the Russell 2000 by 1.1 points on Thursday.
The S&P 500 led the four indexes.
The Nasdaq 100 was the weakest of the four indexes.
Gold led the precious metals.
Precious metals were led by gold.
Silver was the weakest of the metals.
Silver rose 3% and gold 0.8%, while platinum fell 1%.
Silver rose 1% and gold 0.4%, while platinum fell 3%.
The S&P 500, the Nasdaq 100 and the Russell 2000 rose 0.9%, 2.0% and 1.4%, respectively.
Gold climbed $2.09 to $5,120.30 an ounce.
Gold settled at $71.42 an ounce.
All four indexes rose on Thursday.
Two of the four indexes rose on Thursday.
The S&P 500 and the Dow both advanced.
The S&P 500 had its best day since January.
The S&P 500 had its worst day since April 11.
The Russell 2000 had its best day in two years.
The 10-year Treasury yield rose 6 basis points to 3.87%.
The 10-year Treasury yield fell 16 basis points to 3.87%.
The 10-year Treasury yield fell 6 basis points to 3.78%.
The 10-year Treasury yield fell 6 percentage points to 3.87%.
The two-year Treasury yield slipped 6 basis points to 3.41%.
The spread between two- and 10-year Treasury yields stood at 64 basis points.
The Federal Reserve raised its target range by a quarter point to 3.00%-3.25% on Wednesday.
The Federal Reserve cut its target range by half a percentage point on Wednesday.
The Federal Reserve cut its target range by 25 basis points to 3.25%-3.50% on Wednesday.
The Fed lowered rates by 25 basis points on May 7, its third cut of the year.
The Fed lowered rates by 25 basis points on Tuesday.
The Fed last moved on April 7, when it reduced rates by a quarter of a percentage point.
The policy rate now tops out at 3.00% after two cuts this year.
The policy rate now tops out at 3.25% after three cuts this year.
The New York Fed plans to buy about $25 billion of Treasury bills over the 30 days from April 30.
The New York Fed bought $24.6 billion of Treasury bills in its first purchase on April 30.
Bill purchases since April 30 total $7.4 billion.
Harrow & Pike expects earnings per share of Russell 2000 companies to grow about 28% in 2032.
The Nasdaq 100 closed above 31,000.
The S&P 500 rose more than 0.9%.
The S&P 500 rose at least 1%.
The S&P 500 rose less than 0.8%.
The S&P 500 rose nearly 0.8%.
The S&P 500 rose almost 2%.
""".strip().splitlines()

UNSUPPORTED = """
The S&P 500 rose 0.9% on Wednesday.
The Nasdaq Composite rose 1.2%.
The Nasdaq rose 1.4% to 25,117.62.
The VIX fell 4% to 14.20.
Brent crude settled at $71.42 a barrel.
Ether gained 3.1%.
The FTSE 100 added 0.9%.
S&P 500 futures rose 0.9%.
The S&P MidCap 400 gained 0.9%.
The 30-year Treasury yield fell 6 basis points to 4.40%.
The S&P 500 rose 0.9% on hopes of a trade deal.
The S&P 500 rose 0.9% because earnings beat forecasts.
The S&P 500 will rise 10% by December.
Strategists expect the S&P 500 to reach 9,000 by year-end.
Analysts expect earnings per share of Russell 2000 companies to grow about 18% in 2032.
Trading volume came to 11.2 billion shares.
Payrolls rose by 140,000 in April.
Bitcoin funds took in $2.1 billion this week.
The European Central Bank cut rates by 25 basis points.
Traders put the odds of a June cut at 62%.
The S&P 500 has gained 41% over the past three years.
The dollar index slipped 0.3%.
Shares of Nvidia rose 2.0%.
The S&P 500's price-to-earnings ratio is 24.
Spot gold rose 0.4% to $5,120.30.
""".strip().splitlines()

NO_CLAIM = """
The S&P 500 is a benchmark for large U.S. companies.
The company filed its Form 10-K.
Markets are closed on Monday for the holiday.
What a record means for savers is another question.
The 10-year Treasury note is a reference for mortgage rates.
Investors await Friday's jobs report.
COVID-19 changed how the G7 met.
This note is for information only.
""".strip().splitlines()


@pytest.mark.parametrize("text", SUPPORTED)
def test_true_sentence_is_supported(check, text):
    report = check(text)
    assert report.verdict == "supported", _why(report)


@pytest.mark.parametrize("text", WRONG)
def test_wrong_sentence_is_contradicted(check, text):
    report = check(text)
    assert report.verdict == "wrong", _why(report)


@pytest.mark.parametrize("text", UNSUPPORTED)
def test_undecidable_sentence_is_unsupported(check, text):
    report = check(text)
    assert report.verdict == "unsupported", _why(report)


@pytest.mark.parametrize("text", NO_CLAIM)
def test_sentence_without_a_claim_is_left_alone(check, text):
    report = check(text)
    assert report.verdict == "no_claim", _why(report)


def _why(report):
    rows = [
        f"{m.text!r} {m.kind} {m.verdict}: {m.explanation}"
        for sentence in report.sentences
        for m in sentence.mentions
    ]
    return "\n".join([report.verdict, *rows])
