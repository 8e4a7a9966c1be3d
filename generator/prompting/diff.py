"""PromptDiff: what differs between two versions, in what a model is told and how it is asked."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.prompting.prompt import Prompt


@dataclass(frozen=True, slots=True)
class PromptDiff:
    """The differences of two prompts, partials inlined."""

    old: str
    """`name@version`."""
    new: str
    changelog: str
    """What the newer file says about itself."""
    settings: Mapping[str, tuple[Any, Any]]
    """Parameters, period and partials that differ, old and new value by name."""
    texts: Mapping[str, str]
    """Unified diffs of the parts, the inputs and the reply's schema, by name; equal ones absent."""

    @property
    def is_empty(self) -> bool:
        """Whether a model would be asked exactly the same."""
        return not self.settings and not self.texts

    def to_json(self) -> dict[str, Any]:
        """The differences as plain JSON."""
        return {
            "old": self.old,
            "new": self.new,
            "same": self.is_empty,
            "changelog": self.changelog,
            "settings": {k: {"old": a, "new": b} for k, (a, b) in self.settings.items()},
            "texts": dict(self.texts),
        }


def diff_prompts(old: Prompt, new: Prompt) -> PromptDiff:
    """Compare two prompts, of one name or of two."""
    before, after = _settings(old), _settings(new)
    changed = {
        name: (before.get(name), after.get(name))
        for name in dict.fromkeys((*before, *after))
        if before.get(name) != after.get(name)
    }
    one, other = _texts(old), _texts(new)
    diffs = {name: _unified(name, one[name], other[name], old.ref, new.ref) for name in one}
    kept = {name: text for name, text in diffs.items() if text}
    return PromptDiff(old.ref, new.ref, new.header.changelog, changed, kept)


def _settings(prompt: Prompt) -> dict[str, Any]:
    shown: dict[str, Any] = dict(prompt.parameters) | {"period": prompt.header.period}
    return shown | {f"partial {ref}": digest[:12] for ref, digest in prompt.partials.items()}


def _texts(prompt: Prompt) -> dict[str, str]:
    return {
        **{str(name): text for name, text in prompt.parts.items()},
        "inputs": yaml.safe_dump(sorted(prompt.header.inputs)),
        "output": yaml.safe_dump(dict(prompt.output_schema), sort_keys=False),
    }


def _unified(name: str, old: str, new: str, old_ref: str, new_ref: str) -> str:
    lines = difflib.unified_diff(
        old.splitlines(), new.splitlines(), f"{old_ref} {name}", f"{new_ref} {name}", "", "", 2, ""
    )
    return "\n".join(lines)
