# Everything runs from one virtual environment, `.venv`, made from the lock files.
# Needs python3 (3.11 or later, with venv) and make; `make test` also installs Debian's
# Chromium, PostgreSQL and Node.js when it runs as root and they are missing.

PYTHON ?= python3
BIN    := .venv/bin
LOCKS  := requirements-dev.lock requirements-uv.lock
STAMP   = .venv/set-up-$(shell cat $(LOCKS) pyproject.toml | cksum | cut -d' ' -f1)

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format previews bench fuzz faults lock system browser-tools emulators-extra

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | sort

setup: $(STAMP)  ## .venv with exactly the locked packages; does nothing when up to date

$(STAMP): | $(LOCKS)
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-uv.lock
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements-dev.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	rm -f .venv/set-up-* && touch $@
	@echo 'Klart. Kommandot: .venv/bin/samordna  (eller: . .venv/bin/activate)'

demo: setup  ## the main job in a browser, on SQLite, no accounts: http://127.0.0.1:8642
	$(BIN)/samordna demo

check: setup  ## ruff, mypy strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup  ## let ruff put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

system:
	@sh .ci/needs

browser-tools: system
	npm ci --prefix tests/browser --silent --no-audit --no-fund
	npm ci --prefix tests/emulators --silent --no-audit --no-fund

test: setup browser-tools  ## the whole suite, on SQLite and PostgreSQL, with browser tests
	$(BIN)/pytest -n auto --dist worksteal $(ARGS)

emulators-extra: setup system  ## Microsoft's Agents Playground; its licence: for evaluating it
	npm ci --prefix tests/playground --silent --no-audit --no-fund
	$(BIN)/pytest tests/playground/smoke_playground.py $(ARGS)

previews: setup browser-tools  ## what the bot shows in Slack and Teams, drawn as PNG into OUT (previews/)
	$(BIN)/python -m tests.emulators.preview $(or $(OUT),previews)

bench: setup  ## the measurements of tests/bench
	@for f in tests/bench/[a-z]*.py; do echo "== $$f"; $(BIN)/python $$f || exit 1; done

fuzz: setup system  ## the long property tests
	SAMORDNA_HYPOTHESIS=fuzz $(BIN)/pytest tests/long/fuzz_*.py $(ARGS)

faults: setup system  ## crashes and outages, full counts
	$(BIN)/pytest tests/long/faults_*.py --timeout 3600 $(ARGS)

lock: setup  ## make the lock files anew from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	  pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	  pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	echo uv | $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	  - -o requirements-uv.lock
