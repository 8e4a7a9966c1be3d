"""Lint: everything that can be wrong with a prompt folder, all at once and by file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from generator.errors import PromptError
from generator.prompting.aliases import NAME as ALIASES
from generator.prompting.aliases import Alias, Table, read_aliases
from generator.prompting.library import PromptLibrary
from generator.prompting.lock_file import NAME as LOCK
from generator.prompting.lock_file import LockFile
from generator.prompting.partials import read_partials
from generator.prompting.prompt import Prompt
from generator.prompting.template import variables

Level = Literal["error", "warning"]

Inputs = Callable[[Prompt], Mapping[str, object]]
"""What a prompt would be rendered with."""

LOCKS = frozenset({"prose", "section", "fact", "sections", "plan"})
"""Values of `x-lock` that a request knows how to narrow."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that is wrong, or odd, with one file."""

    file: str
    level: Level
    text: str


def lint(folder: Path, inputs: Inputs) -> tuple[Remark, ...]:
    """Every remark about every prompt of a folder.

    Args:
        folder: As for `PromptLibrary`.
        inputs: Gives what each prompt is rendered with, to prove that it can be.
    """
    library = PromptLibrary(folder)
    refs = [f"{name}@{version}" for name in library.names() for version in library.versions(name)]
    prompts: list[Prompt] = []
    remarks: list[Remark] = []
    for ref in refs:
        try:
            prompts.append(library.load(ref))
        except PromptError as error:
            name, version = ref.split("@")
            remarks.append(Remark(f"{folder.name}/{name}/{version}.md", "error", _short(error)))
    for prompt in prompts:
        remarks += _of_prompt(prompt, inputs)
    return (*remarks, *_of_folder(folder, prompts, refs))


def _of_prompt(prompt: Prompt, inputs: Inputs) -> Iterator[Remark]:
    used = frozenset[str]().union(*(variables(text) for text in prompt.parts.values()))
    for name in prompt.header.inputs:
        if name not in used:
            yield Remark(prompt.path, "error", f"declares the input {name!r}, which no part uses")
    for problem in dict.fromkeys(_loose(prompt.output_schema, "output")):
        yield Remark(prompt.path, "error", problem)
    if not prompt.parameters.get("seed"):
        yield Remark(prompt.path, "warning", "sets no seed, so a rerun may read differently")
    try:
        given = inputs(prompt)
        prompt.render(given)
        prompt.render_repair(given)
    except PromptError as error:
        yield Remark(prompt.path, "error", _short(error))


def _loose(schema: Any, place: str) -> Iterator[str]:
    """Where a schema is not one that every strict server takes, or marks what no request knows."""
    if not isinstance(schema, Mapping):
        return
    mark = schema.get("x-lock")
    if mark is not None and mark not in LOCKS:
        yield f"{place}: x-lock {mark!r} is not one of {', '.join(sorted(LOCKS))}"
    if "maxLength" in schema:
        yield f"{place}: maxLength slows locked decoding down; bound the reply by tokens"
    if schema.get("type") == "object":
        yield from _loose_object(schema, place)
    yield from _loose(schema.get("items"), f"{place}[]")


def _loose_object(schema: Mapping[str, Any], place: str) -> Iterator[str]:
    if schema.get("additionalProperties") is not False:
        yield f"{place}: an object must forbid additionalProperties"
    properties = schema.get("properties") or {}
    if sorted(schema.get("required", ())) != sorted(properties):
        yield f"{place}: every property of an object must be required"
    for name, value in properties.items():
        yield from _loose(value, f"{place}.{name}")


def _of_folder(folder: Path, prompts: list[Prompt], refs: list[str]) -> Iterator[Remark]:
    """Aliases that lead nowhere, releases without a file, partials without a prompt."""
    try:
        aliases, lock = read_aliases(folder), LockFile.read(folder / LOCK)
        partials = read_partials(folder)
    except PromptError as error:
        yield Remark(folder.name, "error", str(error))
        return
    for problem in _alias_problems(aliases, refs, lock):
        yield Remark(f"{folder.name}/{ALIASES}", "error", problem)
    for name, version in lock.releases:
        if f"{name}@{version}" not in refs:
            text = f"{name}@{version} is released, but its file is gone"
            yield Remark(f"{folder.name}/{LOCK}", "error", text)
    used = {ref for prompt in prompts for ref in prompt.partials}
    for ref in sorted(set(partials) - used):
        file = f"{folder.name}/partials/{ref.replace('@', '/')}.md"
        yield Remark(file, "warning", "no prompt includes it")


def _alias_problems(aliases: Table, refs: list[str], lock: LockFile) -> Iterator[str]:
    for name, table in aliases.items():
        for alias, version in table.items():
            problem = _alias_problem(alias, f"{name}@{version}", refs, lock)
            if problem:
                yield f"{name}: {problem}"


def _alias_problem(alias: str, ref: str, refs: list[str], lock: LockFile) -> str | None:
    if alias not in get_args(Alias):
        return f"{alias!r} is no alias; there are {', '.join(get_args(Alias))}"
    if ref not in refs:
        return f"{alias} stands for {ref}, which does not exist"
    if tuple(ref.split("@")) not in lock.releases:
        return f"{alias} stands for {ref}, which is not released"
    return None


def _short(error: PromptError) -> str:
    """The message without the file's name in front, which the remark gives already."""
    text = str(error)
    head, colon, rest = text.partition(": ")
    return rest if colon and head.endswith(".md") else text
