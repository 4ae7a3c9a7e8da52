# Tidtam: everything a newcomer, a developer and CI run. `make help` lists it.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
CATALOGUES := $(shell find src/tidtam -path '*/locale/*/LC_MESSAGES/django.po')
COMPILED := $(CATALOGUES:.po=.mo)
LOCK := $(BIN)/uv pip compile pyproject.toml requirements/build.in --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --quiet $(LOCK_ARGS)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help setup demo demo-reset test test-sqlite test-postgres
.PHONY: check formatted linted layered typed translated migrated fmt messages lock develop tools clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

setup: $(VENV)/.run-ready $(COMPILED) ## Prepare .venv; afterwards .venv/bin/tidtam is the command
	@echo "Ready: $(BIN)/tidtam --help"

demo: setup ## Play the whole office on 127.0.0.1:8000 (a second run keeps the data)
	@$(BIN)/tidtam demo

demo-reset: setup ## The same, from a clean sheet
	@$(BIN)/tidtam demo --reset

test: test-sqlite test-postgres ## Run every test on SQLite, then on PostgreSQL (DATABASE_URL, or one started for the run)

test-sqlite: develop tools
	@echo "== SQLite =="
	@env -u DATABASE_URL $(BIN)/python -m pytest $(ARGS)

test-postgres: develop tools
	@echo "== PostgreSQL =="
	@$(BIN)/python -m tests.support.postgres $(BIN)/python -m pytest -m "not browser or both_databases" $(ARGS)

check: formatted linted layered typed translated migrated ## Format, lint, imports, types, translations, migrations

formatted: develop
	$(BIN)/ruff format --check --output-format=concise .

linted: develop
	$(BIN)/ruff check --output-format=concise .
	$(BIN)/djlint src --lint --quiet

layered: develop
	$(BIN)/lint-imports

typed: develop
	$(BIN)/mypy

translated: develop
	$(BIN)/python -m pytest -q tests/test_house_rules.py tests/test_translations.py

migrated: develop
	DJANGO_SETTINGS_MODULE=tests.support.settings $(BIN)/python -m django makemigrations --check --dry-run

fmt: develop ## Format Python, mend what ruff can mend
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

lock: develop ## Refresh requirements/*.txt (LOCK_ARGS=--upgrade takes the newest)
	$(LOCK) --output-file requirements/run.txt
	$(LOCK) --extra dev --constraints requirements/run.txt --output-file requirements/dev.txt

develop: $(VENV)/.dev-ready $(COMPILED) ## Prepare .venv with the tools that tests and checks need

tools: ## Install Chromium and poppler, which tests drive, where they are missing
	@scripts/test-tools

messages: develop ## List the Thai sentences that still want an English one
	@$(BIN)/python -m tests.support.messages

clean: ## Remove what make made (never the data in var/)
	rm -rf $(VENV) artefacts .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src -name '*.mo' -delete

# The two sets of packages are kept apart so that the demo needs no browser driver and no type checker.
$(VENV)/.run-ready: requirements/run.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Tidtam needs Python 3.11; say where: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what Tidtam runs on …"
	@$(PIP) install --require-hashes --requirement requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev-ready: requirements/dev.txt $(VENV)/.run-ready
	@echo "Installing what tests and checks need …"
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@

%.mo: %.po | $(VENV)/.run-ready
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
