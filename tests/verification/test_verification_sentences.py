"""Sentences with one expected verdict each, on made-up facts; most must pass."""

import pytest

SUPPORTED = """
Wall Street rose, led by small caps: the Russell 2000 gained 2% and the S&P 500 0.9%.
The S&P 500 rose 68 points (0.9%) to 8,120.
The S&P 500 rose 68.44 points, or 0.85 percent, and closed at a record 8,120.40.
On Thursday, the S&P 500 climbed 0.85%, the Nasdaq 100 added 1.4%, and the Dow gave up 0.2%.
The Dow, down 0.2%, was the only one of the four indexes to fall.
The Dow was the exception, falling 0.2%.
Only the Dow fell.
The S&P 500, up 9.25% this year, set its 12th record close of 2031.
Up 9.25% this year, the S&P 500 has set 12 record closes.
The benchmark S&P 500 index gained nearly nine-tenths of a percent.
The Nasdaq-100 Index advanced 424.60 points.
The Nasdaq 100 tacked on 1.43%, its biggest gain since Jan. 22.
The Nasdaq 100 has climbed 5.2% in the past month and 12% since the start of the year.
The small-cap benchmark gained 1.97%.
Small caps jumped 2%, the most since November.
Small-cap stocks set a record.
The Russell 2000's 2% jump was its largest since Nov. 6, 2030.
The Russell 2000 closed above 3,000 for the first time.
The Russell 2000 topped 3,000 for the first time, closing at 3,012.88.
The Russell 2000 ended Thursday at 3,012.88, its first record in 18 months or so.
The Dow sits 3% below its March 14 record close.
The Dow's March record is 3.1% above Thursday's close.
The Dow has slipped 1.2% in a month but is up 3.8% for the year.
The blue-chip Dow dipped 0.2%.
The Dow is about 1,700 points below its record close.
The Nasdaq 100 is 2% or less from its record.
The Nasdaq 100 has yet to regain its February peak, 1.9% away.
At 30,117.62, the Nasdaq 100 is 1.4% below its record close.
BTC fell 2.6% to $148,210.55 on Thursday.
Bitcoin slid $4,018.90 on Thursday.
Bitcoin slid a little over $4,000 on Thursday to about $148,200.
Bitcoin was quoted at $147,020.10 early Friday, 24.2% below October's record high.
Bitcoin is off 24% from its October peak.
Bitcoin remains roughly a quarter below its all-time high.
Bitcoin is down 22.8% from its record close of $190,411.20 on Oct. 2.
Bitcoin has fallen 24% since its October record high.
Bitcoin, down for a fourth day, has lost 5.2% in a week.
Bitcoin has gained more than 50% in a year.
Bitcoin is up by half over the past 12 months.
Bitcoin's peak of $193,875 came in October.
Bitcoin's record high of $193.9k was reached in early October 2030.
Gold futures gained 0.4% to $5,120.30 and are up 8.3% this year.
Gold is $123.70 below its record close.
Gold is up $392.40, or 8.3%, this year.
Silver has doubled in a year.
Silver's 3.1% advance led the metals.
Silver outpaced gold, 3.1% to 0.4%.
Silver outpaced gold by 2.7 percentage points.
Silver gained 3.1%, gold 0.4%; platinum lost 1%.
Platinum, in contrast, fell 1.0% to $1,904.10.
Platinum fell $19.62 an ounce.
Ten-year Treasury yields fell six basis points to 3.87%.
The benchmark 10-year yield fell to 3.87% from 3.93%.
The 10-year yield was down 6 bps at 3.87%.
The 10-year yield is 46 basis points above the two-year yield.
Yields fell, with the 10-year Treasury yield down six basis points at 3.87%.
The Fed trimmed its benchmark rate by a quarter of a percentage point to a range of 3% to 3.25%.
The Fed cut rates by 0.25 percentage points on Wednesday.
The Fed's cut on Wednesday was the second this year.
The Fed has cut rates twice this year.
The Fed has lowered rates by half a percentage point this year.
The target range now stands at 3.00%–3.25%.
The Federal Reserve lowered its benchmark rate to between 3% and 3.25%.
The Fed lowered the upper end of its range to 3.25%.
The Fed cut the target range by 25 basis points, from 3.25%-3.50% to 3.00%-3.25%.
The New York Fed has bought $24.6 billion of Treasury bills in three operations since April 30.
The New York Fed's latest bill purchase, on May 7, came to $7.42 billion.
Russell 2000 companies will lift earnings per share by about 18%, according to Harrow & Pike.
The S&P 500 gained 0.9%, the Nasdaq 100 1.4%.
S&P 500 +0.85%, Nasdaq 100 +1.43%, Dow -0.21%.
S&P 500: 8,120.40 (+0.85%)
Dow: 55,310.75 (−0.21%)
The S&P 500 hit an intraday record of 8,133.20 before closing at 8,120.40.
On Thursday the S&P 500 hit an intraday record of 8,133.20.
The S&P 500 set both closing and intraday records.
The S&P 500 set a record for the first time since April 24.
The S&P 500's previous record close, 8,101.15, came on April 24.
The S&P 500 is at a record; the Dow is 3.0% below its own.
The Nasdaq 100 rose for a fifth straight session, its longest run of the month.
The S&P 500 rose 0.9%. The Dow did not join in, falling 0.2%.
The S&P 500 rose. So did the Nasdaq 100.
After three straight gains, the S&P 500 stands at a record.
Two indexes closed at records: the S&P 500 and the Russell 2000.
The S&P 500 and the Nasdaq 100 gained 0.9% and 1.4%.
Both the two-year and 10-year Treasury yields fell, by 3 and 6 basis points.
The S&P 500 gained ground on Thursday.
The S&P 500 has more than recovered, and stands at 8,120.40.
U.S. stocks hit new highs on May 8.
The Russell 2000 advanced for a second day.
The S&P 500 rose 0.9% on May 8.
The S&P 500 rose 0.9% on Thursday, May 8.
On May 8, 2031, the S&P 500 closed at 8,120.40.
The Russell 2000 gained 2.0% to a record 3,012.88; bitcoin, 24% below its own, did not follow.
Stocks and bonds rallied: the S&P 500 rose 0.9% and the 10-year yield fell 6 basis points.
The S&P 500 rose 0.9% as the 10-year yield fell six basis points.
The S&P 500 rose 0.9% a day after the Fed cut rates.
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
Over the past week the Dow lagged the Nasdaq 100, 0.6% against 3.1%.
The Dow underperformed the S&P 500.
The Russell 2000 led the four indexes.
The Russell 2000 led the four indexes with a 2.0 percent gain.
The Dow was the weakest of the four indexes.
Silver was the strongest of the metals on Thursday, up 3.1%.
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
Its 0.85% gain was the largest for the S&P 500 since April 11.
The Russell 2000 had its largest gain since November 2030.
The Russell 2000 had its best day in six months.
The Nasdaq 100 had its best day in more than three months.
The S&P 500 ended at a 52-week closing high.
The 10-year Treasury yield fell 6 basis points to 3.87%.
The 10-year yield dropped 0.06 percentage points to 3.87%.
The 10-year Treasury note's yield finished at 3.87%, down six basis points.
The two-year Treasury yield slipped 3 basis points to 3.41%.
The gap between the 2-year and the 10-year yield was 46 basis points.
The Federal Reserve cut its target range by a quarter point to 3.00%-3.25% on Wednesday.
The Fed lowered rates by 25 basis points on May 7, its second cut of the year.
The federal funds target range is 3%–3.25%.
The Fed's last move came on May 7, a cut of a quarter of a percentage point.
The central bank's quarter-point cut was its second of the year.
After two cuts this year the Fed's range tops out at 3.25%.
The New York Fed intends to buy about $35 billion of bills in the 30 days from April 30.
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
Wall Street finished lower, with the S&P 500 up 0.9%.
The S&P 500 rose 68 points (0.7%) to 8,120.
The S&P 500 climbed 0.85%, the Nasdaq 100 added 0.2%, and the Dow gave up 1.4%.
The Dow, up 0.2%, was the only one of the four indexes to rise.
Only the S&P 500 rose.
Up 9.25% this year, the S&P 500 has set 14 record closes.
The Nasdaq-100 Index advanced 68.44 points.
The Nasdaq 100 tacked on 1.43%, its biggest gain since Jan. 2.
The Nasdaq 100 tacked on 1.43%, its biggest loss since Jan. 22.
The Nasdaq 100 has climbed 12% in the past month and 5.2% since the start of the year.
Small caps jumped 2%, the most since last June.
The Russell 2000 closed above 3,100 for the first time.
The S&P 500 topped 8,000 for the first time, closing at 8,120.40.
The Dow sits 3% below its April 14 record close.
The Dow's March record is 2% above Thursday's close.
The Dow has gained 1.2% in a month.
The Dow is about 1,200 points below its record close.
At 31,117.62, the Nasdaq 100 is 1.4% below its record close.
The Nasdaq 100 is 1.4% above its record close.
BTC fell 2.6% to $141,210.55 on Thursday.
BTC fell 6.2% to $148,210.55 on Thursday.
Bitcoin slid $4,810.90 on Thursday.
Bitcoin was quoted at $148,210.55 early Friday, 24.2% below October's record high.
Bitcoin is off 24% from its November peak.
Bitcoin is off 24% from its October 2029 peak.
Bitcoin is down 22.8% from its record close of $193,874.66 on Oct. 2.
Bitcoin has fallen 34% since its October record high.
Bitcoin, up for a fourth day, has lost 5.2% in a week.
Bitcoin, down for a third day, has lost 5.2% in a week.
Bitcoin is down by half over the past 12 months.
Bitcoin's peak of $183,875 came in October.
Bitcoin's record high of $193.9k was reached in late October 2030.
Gold is $223.70 below its record close.
Gold is up $39.24, or 8.3%, this year.
Gold's 3.1% advance led the metals.
Silver outpaced gold, 3.1% to 1.4%.
Silver outpaced gold by 3.7 percentage points.
Gold outpaced silver by 2.7 percentage points.
Silver gained 0.4%, gold 3.1%; platinum lost 1%.
Platinum, too, rose 1.0% to $1,904.10.
Ten-year Treasury yields fell six basis points to 3.41%.
The benchmark 10-year yield fell to 3.87% from 3.90%.
The benchmark 10-year yield rose to 3.87% from 3.93%.
The 10-year yield is 64 basis points above the two-year yield.
The two-year yield is 46 basis points above the 10-year yield.
The Fed raised its benchmark rate by a quarter of a percentage point to a range of 3% to 3.25%.
The Fed trimmed its benchmark rate by a quarter of a percentage point to a range of 2.75% to 3%.
The Fed cut rates by 0.5 percentage points on Wednesday.
The Fed cut rates by 0.25 percentage points on Thursday.
The Fed's cut on Wednesday was the third this year.
The target range now stands at 3.50%–3.75%.
The Fed lowered the upper end of its range to 3.00%.
The New York Fed has bought $42.6 billion of Treasury bills since April 30.
The New York Fed's latest bill purchase, on May 7, came to $9.15 billion.
Russell 2000 companies will lift earnings per share by about 81%, according to Harrow & Pike.
S&P 500 +0.85%, Nasdaq 100 -1.43%, Dow -0.21%.
Dow: 55,310.75 (+0.21%)
S&P 500: 8,210.40 (+0.85%)
The S&P 500 hit an intraday record of 8,120.40 before closing at 8,133.20.
On Thursday the S&P 500 hit an intraday record of 8,333.20.
The S&P 500's previous record close, 8,101.15, came on April 14.
The S&P 500 is at a record; the Dow is 5.0% below its own.
The Nasdaq 100 rose for a seventh straight session.
The S&P 500 rose 0.9%. The Dow followed, gaining 0.2%.
Two indexes closed at records: the S&P 500, the Dow and the Russell 2000.
Two indexes closed at records: the S&P 500 and the Dow.
The S&P 500 and the Nasdaq 100 gained 1.4% and 0.9%.
Both the two-year and 10-year Treasury yields fell, by 6 and 3 basis points.
Both the two-year and 10-year Treasury yields rose.
U.S. stocks fell on May 8.
The Russell 2000 advanced for a third day.
On May 8, 2031, the S&P 500 closed at 8,051.96.
The S&P 500 rose 0.9% as the 10-year yield rose six basis points.
The Russell 2000 gained 2.0% to a record 3,102.88.
The S&P 500 lost ground on Thursday.
None of the four indexes rose.
Gold is at a record.
Gold closed at a record $5,120.30.
The S&P 500 slid 0.9% to a record 8,120.40.
The S&P 500 ended at a 52-week closing low.
The S&P 500 doubled this year.
The Dow lagged the S&P 500 by 2.1 percentage points on Thursday.
The Dow trailed the Russell 2000, falling 0.2% against a gain of 1.4%.
Silver has tripled in a year.
Silver settled at $74.12 an ounce.
Silver settled at $7.14 an ounce.
The S&P 500 was little changed on Thursday.
The 10-year Treasury yield was unchanged at 3.87%.
Bitcoin is near its record high.
The Dow set its first record close since March.
The 2% gain was the Russell 2000's smallest in months but its largest since 2025.
The Federal Reserve left rates unchanged on Wednesday.
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
The gap between the 2-year and the 10-year yield was 64 basis points.
The Federal Reserve raised its target range by a quarter point to 3.00%-3.25% on Wednesday.
The Federal Reserve cut its target range by half a percentage point on Wednesday.
The Federal Reserve cut its target range by 25 basis points to 3.25%-3.50% on Wednesday.
The Fed lowered rates by 25 basis points on May 7, its third cut of the year.
The Fed lowered rates by 25 basis points on Tuesday.
The Fed's last move came on April 7, a cut of a quarter of a percentage point.
The policy rate now tops out at 3.00% after two cuts this year.
After three cuts this year the Fed's range tops out at 3.25%.
The New York Fed intends to buy about $25 billion of bills in the 30 days from April 30.
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
The S&P 500 rose 0.9%, boosted by strong earnings.
The S&P 500 rose 0.9% on Thursday, driven by a rally in chipmakers.
The S&P 500 rose 0.9% amid optimism about trade.
Gold rose 0.4% on safe-haven demand fears, and the VIX fell 5%.
The Dow Jones Transportation Average fell 0.2%.
The Russell 1000 rose 0.9%.
The Russell 2000 Growth index rose 2.0%.
Solana rose 5%.
Palladium rose 1%.
The 5-year Treasury yield fell 6 basis points.
Nasdaq 100 futures fell 0.3%.
The bank raised its S&P 500 target to 9,000.
Goldman Sachs expects the S&P 500 to end the year at 9,000.
The S&P 500 is expected to reach 9,000.
Bitcoin is likely to double this year.
The Fed will cut rates by 50 basis points in June.
Markets are pricing in 75 basis points of cuts.
Unemployment rose to 4.4% in April.
Apple rose 2.0% to $310.12.
The euro slipped to $1.12.
Investors put $1.2 billion into gold ETFs.
The Bank of Japan raised rates by 25 basis points.
Volume was 12% above average.
The S&P 500 rose 14% in 2029.
The S&P 500 has beaten the Dow in 7 of the past 10 years.
The equity risk premium is 2.1%.
S&P 500 companies reported earnings growth of 12%.
The S&P 500 gained 0.9% for its best week since March.
Bitcoin ETFs drew $500 million.
The S&P 500 trades at 22 times earnings.
Consumer prices rose 0.3% and the S&P 500 gained 0.9%.
The S&P 500, up 9.25% this month, set its 12th record close of 2031.
The Nasdaq 100 ended at a 52-week closing high.
The Russell 2000 holds about 2,000 companies.
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
Stocks trade on exchanges.
The Fed meets eight times a year.
What happens next is anyone's guess.
The 10-year yield matters for mortgages.
Bitcoin was created in 2009.
In our view, patience is a virtue.
Read more about the G20 at 9 a.m.
See Form 8-K for details.
Subscribe for $5 a month.
The S&P 500 is a benchmark for large U.S. companies.
The company filed its Form 10-K.
Markets are closed on Monday for the holiday.
Whether savers should care about a record is for others to say.
Lenders look to the 10-year Treasury note when they set mortgage rates.
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
