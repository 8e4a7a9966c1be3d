"""Summary: one prompt over all mornings, and whether it is worse than another."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from generator.batch.note_score import NoteScore

Number = float | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Shares over all texts, means over all notes, totals of what was spent."""

    notes: int
    failed: int
    """Notes for which the model gave nothing; they count as wholly replaced."""
    valid_first: float
    """Share of the texts that passed every check as they were."""
    repaired: float
    replaced: float
    kept: float
    """Share of the texts that are published as the model wrote them, at once or repaired."""
    covered: float
    """Share of the leading facts that the model's own published texts tell."""
    findings: int
    words: float
    grade: Number
    input_tokens: Number
    output_tokens: Number
    cost: Number
    seconds: float

    def to_json(self) -> dict[str, Number]:
        """The figures by name, rounded for reading."""
        return {
            name: None if value is None else round(value, 6)
            for name in self.__slots__
            for value in (getattr(self, name),)
        }


def summarize(scores: Sequence[NoteScore]) -> Summary:
    """Figures over one prompt's notes; at least one is needed."""
    told = [score for score in scores if score.texts]
    failed = len(scores) - len(told)
    texts = sum(score.texts for score in told)
    # A note without any text weighs as much as the average note, as something wholly replaced.
    weight = (texts / len(told) if told else 1.0) * len(scores)
    repaired = sum(score.repaired for score in told) / weight
    replaced = (sum(score.replaced for score in told) + weight - texts) / weight
    leading = sum(score.leading for score in scores)
    return Summary(
        notes=len(scores),
        failed=failed,
        valid_first=sum(score.valid_first for score in told) / weight,
        repaired=repaired,
        replaced=replaced,
        kept=1 - replaced,
        covered=sum(score.covered for score in scores) / leading if leading else 0.0,
        findings=sum(score.findings for score in scores),
        words=fmean(score.words for score in scores),
        grade=_mean(scores, lambda score: score.grade),
        input_tokens=_total(scores, lambda score: score.input_tokens),
        output_tokens=_total(scores, lambda score: score.output_tokens),
        cost=_total(scores, lambda score: score.cost),
        seconds=sum(score.seconds for score in scores),
    )


def objections(
    new: Summary, old: Summary | None, *, threshold: float, least_kept: float
) -> tuple[str, ...]:
    """Why a prompt may not be released; nothing where it may.

    Args:
        new: The prompt in question.
        old: The one it is compared with, if any.
        threshold: How much lower a share may be.
        least_kept: The least share of texts that must be kept, whatever the other one does.
    """
    return tuple(_objections(new, old, threshold, least_kept))


def _objections(
    new: Summary, old: Summary | None, threshold: float, least_kept: float
) -> Iterator[str]:
    if new.findings:
        yield f"{new.findings} published texts of the model are wrong or unsupported"
    if new.kept < least_kept:
        yield f"{new.kept:.0%} of the texts are kept, fewer than {least_kept:.0%}"
    if old is None:
        return
    for name, said in (
        ("valid_first", "valid at first try"),
        ("kept", "kept"),
        ("covered", "of the leading facts covered"),
    ):
        before, now = getattr(old, name), getattr(new, name)
        # The small allowance keeps a loss of exactly the threshold within it.
        if before - now > threshold + 1e-9:
            yield f"{now:.0%} {said} instead of {before:.0%}"


def _mean(scores: Sequence[NoteScore], figure: Callable[[NoteScore], Number]) -> Number:
    known = [value for score in scores if (value := figure(score)) is not None]
    return fmean(known) if known else None


def _total(scores: Sequence[NoteScore], figure: Callable[[NoteScore], Number]) -> Number:
    """The sum; None as soon as one addend is unknown, since part of a cost is not the cost."""
    values = [figure(score) for score in scores]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None
