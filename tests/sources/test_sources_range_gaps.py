"""Days missing from the target range: a change that follows them may be older than its row."""

from datetime import date
from pathlib import Path

from generator.market.policy import RangeChange
from generator.sources.policy_files import read_policy


def changes(folder: Path, rows: str) -> tuple[RangeChange, ...]:
    (folder / "rates/fed_target_range.csv").write_text(f"date,lower,upper\n{rows}")
    policy = read_policy(folder)
    assert policy is not None
    return policy.changes


def test_a_change_after_missing_days_is_doubted(folder: Path) -> None:
    *_, change = changes(folder, "2025-12-09,3.75,4\n2025-12-10,3.75,4\n2025-12-12,3.5,3.75\n")
    assert change.seen_before == date(2025, 12, 10)
    (warning,) = change.warnings
    assert warning == (
        "missing day: the target range has no row between 2025-12-10 and 2025-12-12 "
        "(3.5 to 3.75 percent), so the change may have taken effect earlier"
    )


def test_weekends_and_files_that_list_changes_only_are_no_doubt(folder: Path) -> None:
    *_, weekend = changes(folder, "2020-03-13,1,1.25\n2020-03-16,0,0.25\n")
    assert weekend.warnings == ()
    *_, listed = changes(folder, "2025-10-30,3.75,4\n2025-12-11,3.5,3.75\n")
    assert listed.warnings == ()
