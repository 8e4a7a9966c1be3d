"""RunRecord: what one run did, stage by stage, kept whether it succeeded or not."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any


class RunRecord:
    """Collects a run's inputs, stages and results as plain JSON.

    Args:
        run_id: The run's id.
        request: What was asked for, as plain JSON.
        started_at: ISO instant at which the run began.
    """

    def __init__(self, run_id: str, request: Mapping[str, Any], started_at: str) -> None:
        self.run_id = run_id
        self._body: dict[str, Any] = {
            "run_id": run_id,
            "started_at": started_at,
            "status": "running",
            "request": dict(request),
            "timings_ms": {},
        }

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time one stage; a stage that raises is named as the one that failed."""
        started = time.perf_counter()
        try:
            yield
        except BaseException:
            self._body["failed_stage"] = name
            raise
        finally:
            elapsed = (time.perf_counter() - started) * 1000.0
            self._body["timings_ms"][name] = round(elapsed, 2)

    def keep(self, **values: Any) -> None:
        """Add named results."""
        self._body.update(values)

    def finish(self, status: str, finished_at: str, error: str | None = None) -> dict[str, Any]:
        """Close the record and return it as plain JSON."""
        self.keep(status=status, finished_at=finished_at)
        if error is not None:
            self.keep(error=error)
        return self._body
