"""Measures: what is computed of every instrument, one decorated function each.

A measure is a pure function from a `View` to a fact, to several, or to None. The files of
`generator.facts.measures` are found by themselves; an installed package adds its own through the
entry point group `market_briefing.measures`, each naming a module to import.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from typing import TypeVar

from generator.errors import UsageError
from generator.facts.fact import Fact
from generator.facts.view import View
from generator.market.instrument import Kind

ENTRY_POINTS = "market_briefing.measures"
PRICED: tuple[Kind, ...] = ("index", "future", "crypto")
"""Kinds of instruments with a price; yields have measures of their own."""

Outcome = Fact | Iterable[Fact] | None
Build = TypeVar("Build", bound=Callable[[View], Outcome])


@dataclass(frozen=True, slots=True)
class Measure:
    """A registered function, and which instruments it is for."""

    name: str
    build: Callable[[View], Outcome]
    of: Sequence[Kind]
    order: int

    def facts(self, view: View) -> Iterable[Fact]:
        """Its facts of one instrument; empty where it does not apply."""
        if view.instrument.kind not in self.of:
            return ()
        outcome = self.build(view)
        if outcome is None:
            return ()
        return (outcome,) if isinstance(outcome, Fact) else outcome


_REGISTERED: dict[str, Measure] = {}


def measure(
    name: str, *, of: Sequence[Kind] = PRICED, order: int = 500
) -> Callable[[Build], Build]:
    """Register a function as a measure.

    Args:
        name: Unique name of the measure; its facts' ids are the function's own business.
        of: Kinds of instruments it is computed for.
        order: Where its facts stand among an instrument's; lower comes first.

    Raises:
        UsageError: Another function has registered this name.
    """

    def register(build: Build) -> Build:
        known = _REGISTERED.get(name)
        if known is not None and _origin(known.build) != _origin(build):
            raise UsageError(
                f"two functions register the measure {name!r}: {_origin(known.build)} and "
                f"{_origin(build)}; rename one of them."
            )
        _REGISTERED[name] = Measure(name, build, tuple(of), order)
        return build

    return register


def measures() -> tuple[Measure, ...]:
    """Every known measure, in the order its facts are listed.

    Raises:
        UsageError: An installed package's measure cannot be imported, or a name is taken twice.
    """
    _load()
    return tuple(sorted(_REGISTERED.values(), key=lambda one: (one.order, one.name)))


@cache
def _load() -> None:
    package = importlib.import_module("generator.facts.measures")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    for point in entry_points(group=ENTRY_POINTS):
        try:
            point.load()
        except UsageError:
            raise
        except Exception as error:
            # Importing runs whatever the package holds.
            raise UsageError(
                f"the measure {point.name!r} of an installed package cannot be loaded ({error}); "
                "update or remove that package."
            ) from error


def _origin(build: Callable[[View], Outcome]) -> str:
    return f"{build.__module__}.{build.__qualname__}"
