# One command file. `make help` prints what stands behind each target; `make check` is all that CI runs.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test check quick fix menus bench eval soak lint audit machine

PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
PY := .venv/bin/python
FOLDERS := engine thai models handlers bot scheduler exports web cli simulator
# The stamp carries the requirements' checksum: a checkout that only touches times installs nothing.
REQUIREMENTS := requirements.txt requirements-dev.txt
STAMP := .venv/installed-$(shell cat $(REQUIREMENTS) | cksum | cut -d' ' -f1)
export PYTHONPATH := $(CURDIR)
# Images of containers forbid it; hundreds of processes of a run would each compile the house anew.
export PYTHONDONTWRITEBYTECODE :=

help: ## print this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)$$/  make \1\t\2/' | expand -t 16

run: $(STAMP) ## the whole product on this machine, with a local LINE and the demo's people
	@$(PY) -m cli run

test: $(STAMP) machine ## every test, on SQLite, PostgreSQL and Chromium
	@$(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder

check: $(STAMP) machine ## lint, format, types, import contracts, secrets, advisories beside every test: what CI runs
	@.ci/check

lint: $(STAMP)
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@$(PY) -m mypy $(FOLDERS) bench tests
	@.venv/bin/lint-imports
	@$(PY) -m tests.guarding.secrets

audit: $(STAMP) ## ask the advisory service about every library; says so where it cannot be reached
	@$(PY) -m tests.guarding.audit

quick: lint ## lint, types, contracts and the engine, thai and handlers tests: before every commit
	@$(PY) -m pytest -q -m "not slow and not postgres and not browser" tests/engine tests/thai tests/handlers

fix: $(STAMP) ## let ruff repair and format what it can
	@.venv/bin/ruff check --fix . ; .venv/bin/ruff format .

menus: $(STAMP) machine ## draw the rich menus anew, after a change of words or icons
	@$(PY) -m bot.menus.draw

bench: $(STAMP) ## measure the webhook next to bots as people write them
	@$(PY) -m bench

eval: $(STAMP) ## score the Thai readers on every set, or on EVAL=FILE; NOTE="what is new" keeps the scores
	@$(PY) -m tests.scoring $(if $(EVAL),"$(EVAL)") $(if $(NOTE),--note "$(NOTE)") $(if $(DATE),--date "$(DATE)")

soak: $(STAMP) machine ## the same tests over their whole range, an hour at most
	@SANAM_SOAK=1 timeout 3600 $(PY) -m pytest --timeout 3600

# Chromium and PostgreSQL come from the machine's packages; the tests name what is missing and go on without.
machine:
	@.ci/machine || true

$(STAMP):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "Python 3.11 is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PY) -c '' 2>/dev/null || $(PYTHON) -m venv --clear .venv 2>/dev/null || $(PYTHON) -m venv --clear --without-pip .venv
	@echo "installing what is needed into .venv: some minutes, once"
	@if $(PY) -m pip --version >/dev/null 2>&1; then pip="$(PY) -m pip"; else pip="$(PYTHON) -m pip --python $(PY)"; fi; \
	  $$pip install --quiet --disable-pip-version-check --no-input --require-hashes -r requirements.txt -r requirements-dev.txt
	@rm -f .venv/installed-* && touch $@
