"""Evaluation table: the figures of one or two prompts side by side, for people."""

from collections.abc import Callable, Iterator

from generator.batch.evaluation import Evaluation
from generator.batch.summary import Number, Summary

Format = Callable[[float], str]


def _share(value: float) -> str:
    return f"{100 * value:.1f}%"


def _whole(value: float) -> str:
    return f"{value:,.0f}"


def _one(value: float) -> str:
    return f"{value:,.1f}"


def _dollars(value: float) -> str:
    return f"${value:,.4f}"


_ROWS: tuple[tuple[str, str, Format], ...] = (
    ("notes", "notes", _whole),
    ("failed", "without a usable reply", _whole),
    ("valid_first", "valid at first try", _share),
    ("repaired", "repaired", _share),
    ("replaced", "replaced", _share),
    ("covered", "leading facts covered", _share),
    ("findings", "findings in print", _whole),
    ("words", "words a note", _whole),
    ("grade", "reading grade", _one),
    ("input_tokens", "tokens in", _whole),
    ("output_tokens", "tokens out", _whole),
    ("cost", "cost", _dollars),
    ("seconds", "seconds", _one),
)


def evaluation_table(evaluation: Evaluation) -> str:
    """The table, a column a prompt, with the difference where there are two."""
    summaries = evaluation.summaries
    rows = [["", *summaries], *_body(tuple(summaries.values()))]
    if len(summaries) == 2:
        rows[0].append("change")
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = (
        f"{row[0]:<{widths[0]}}  "
        + "  ".join(f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def _body(summaries: tuple[Summary, ...]) -> Iterator[list[str]]:
    for name, label, form in _ROWS:
        values: list[Number] = [getattr(summary, name) for summary in summaries]
        row = [label, *(_shown(value, form) for value in values)]
        if len(values) == 2:
            row.append(_change(values[0], values[1], form))
        yield row


def _shown(value: Number, form: Format) -> str:
    return "unknown" if value is None else form(value)


def _change(old: Number, new: Number, form: Format) -> str:
    if old is None or new is None:
        return ""
    change = new - old
    text = form(abs(change))
    if text == form(0.0):
        return "="
    return f"{'+' if change > 0 else '−'}{text}"
