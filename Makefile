# Market Briefing: every task of a day's work. `make` alone lists them.
#
# `make run` and `make test` need Python 3.11 or newer, make and a package index, nothing else.
# Another interpreter: make run PYTHON=python3.12

PYTHON ?= python3
VENV ?= .venv
OUT ?= out
AS_OF ?= 2025-12-12
MODEL ?=
A ?= daily_briefing@1.0.0
B ?= daily_briefing@1.1.0

BIN := $(VENV)/bin
LOG := $(VENV)/install.log
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
LOCK_VENV := .venv-lock
# Add LOCK_FLAGS=--upgrade to move to the newest releases the ranges admit.
LOCK_FLAGS ?=

PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# The lock names every package, so pip has nothing to resolve: --no-deps installs exactly that list.
PIP_LOCKED := $(PIP) install --require-hashes --no-deps
UV_COMPILE := $(LOCK_VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	$(LOCK_FLAGS)
LOGGED = >> $(LOG) 2>&1 || { grep '^ERROR' $(LOG) | tail -n 2 | cut -c -400 >&2; \
	echo "The installation failed; all of pip's output is in $(LOG)." >&2; exit 1; }

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test-setup test check fmt bench bench-facts bench-verify eval-local review lock clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z-]+):.*## /\1|/' \
		| awk -F'|' '{ printf "  make %-12s %s\n", $$1, $$2 }'

setup: $(INSTALLED) ## install into .venv, run nothing

run: $(INSTALLED) ## write the sample briefing of December 12, 2025 into out/
	@$(BIN)/briefing run --source sample --model rules --as-of $(AS_OF) --out $(OUT)
	@echo "The command is $(BIN)/briefing; \`. $(BIN)/activate\` makes it plain \`briefing\`." >&2

review: $(INSTALLED) ## open the review desk in the browser
	@$(BIN)/briefing review

test-setup: $(INSTALLED_DEV)

test: $(INSTALLED_DEV) ## run the tests
	@$(BIN)/python -m pytest

check: $(INSTALLED_DEV) ## ruff format, ruff, mypy --strict, import-linter
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

fmt: $(INSTALLED_DEV) ## format the code and fix what ruff can fix
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(INSTALLED) ## time the stages and compare with the targets
	@$(BIN)/python bench/bench.py

bench-facts: $(INSTALLED) ## time facts over many instruments and many mornings
	@$(BIN)/python bench/bench_facts.py

bench-verify: $(INSTALLED) ## score and time the verifier, beside a presence check and quantulum3
	@test -d $(VENV)/bench/quantulum3 || $(PIP_LOCKED) --target $(VENV)/bench -r bench/quantulum.lock \
		>> $(LOG) 2>&1 || echo "quantulum3 could not be installed; its row will say so." >&2
	@$(BIN)/python bench/bench_verify.py

# Weights are not part of the product: make eval-local MODEL=weights.gguf [A=… B=…]
eval-local: $(INSTALLED) ## compare two prompts on twenty mornings with a model file
	@test -n "$(MODEL)" || { echo "Name the weights: make eval-local MODEL=weights.gguf" >&2; exit 1; }
	@test -d ../shared/data || { echo "eval-local needs ../shared/data, which is not here." >&2; exit 1; }
	@$(BIN)/briefing prompts eval --prompt $(A) --prompt $(B) --model local:$(MODEL) \
		--dates bench/mornings.txt --source folder:../shared/data --no-record

lock: $(LOCK_VENV)/bin/uv ## compute the lock files anew from pyproject.toml
	@$(UV_COMPILE) pyproject.toml --group build -o requirements.lock
	@$(UV_COMPILE) pyproject.toml --group build --group dev -c requirements.lock -o requirements-dev.lock
	@$(UV_COMPILE) .ci/parts.in --no-deps -o .ci/parts.lock
	@$(UV_COMPILE) bench/quantulum.in -o bench/quantulum.lock
	@echo "The lock files are up to date with pyproject.toml, .ci/parts.in and bench/quantulum.in."

clean: ## remove outputs and caches; .venv stays
	@rm -rf out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache .ci-cache $(LOCK_VENV)
	@find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Market Briefing needs Python 3.11 or newer, but '$(PYTHON)' is $$($(PYTHON) -V 2>/dev/null || echo missing);" \
			"name another interpreter: make $(or $(MAKECMDGOALS),run) PYTHON=python3.12" >&2; exit 1; }
	@echo "Creating $(VENV) with $$($(PYTHON) -V)."
	@$(PYTHON) -m venv --clear $(VENV)

$(INSTALLED): requirements.lock pyproject.toml | $(BIN)/python
	@: > $(LOG)
	@echo "Installing the locked dependencies (one to three minutes, logged in $(LOG))…"
	@$(PIP_LOCKED) -r requirements.lock $(LOGGED)
	@$(PIP) install --no-deps --no-build-isolation --editable . $(LOGGED)
	@touch $@

$(INSTALLED_DEV): requirements-dev.lock $(INSTALLED)
	@echo "Installing what the tests and checks need…"
	@$(PIP_LOCKED) -r requirements-dev.lock $(LOGGED)
	@touch $@

$(LOCK_VENV)/bin/uv:
	@$(PYTHON) -m venv --clear $(LOCK_VENV)
	@$(LOCK_VENV)/bin/python -m pip --disable-pip-version-check install -qq uv
