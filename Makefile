# Tarazu: `make run` serves it, `make test` tests it. Both set up what they need.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --no-deps

.PHONY: help run test check style types imports coverage covered bench lock clean browser paper

help:
	@echo 'make run    set up and serve at http://127.0.0.1:8050'
	@echo 'make test   set up, Chromium included, and run every test'
	@echo 'make check  ruff, mypy, import directions, migrations, coverage of the model'
	@echo 'make bench  measure the speed and print it against the goals'
	@echo 'make lock   write the two locks anew after a change of requirements*.txt'
	@echo 'make clean  take away what these commands made, the kept data excepted'

run: $(VENV)/.run
	@$(MAKE) --no-print-directory paper || echo 'Going on without printed forms.'
	$(BIN)/python app.py

test: $(VENV)/.dev browser paper
	.ci/with-postgres .ci/with-redis .ci/halves $(BIN)/python

check: style types imports coverage

style: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports

# The tests that it runs take the migrations up and down on a filled database.
coverage: $(VENV)/.dev paper
	.ci/with-postgres .ci/with-redis $(BIN)/python -m pytest --quiet --ignore=tests/browser --cov --cov-report=
	.ci/coverage

# What `make test` has measured, held to the same bound without running anything again.
covered:
	.ci/coverage

bench: $(VENV)/.dev browser
	$(BIN)/python -m benchmarks

lock:
	PYTHON=$(PYTHON) .ci/lock

clean:
	rm -rf $(VENV) .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Debian keeps the module that makes environments in a package of its own.
$(VENV)/.made:
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/need python3 python3-venv
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Tarazu needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements.lock
	$(INSTALL) --requirement requirements.lock
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(INSTALL) --requirement requirements-dev.lock
	@touch $@

# What lays out the printed forms; the application runs without it and says so when one is asked for.
paper: $(VENV)/.run
	@$(BIN)/python -c 'import weasyprint' 2>/dev/null || .ci/need libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

browser:
	@{ command -v chromium && command -v chromedriver; } >/dev/null || .ci/need chromium chromium-driver fonts-liberation
