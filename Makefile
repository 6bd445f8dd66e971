# Two commands are all there is to know: `make run` and `make test`. The rest is for whoever works on the code.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
DATA ?= data
WORKERS ?= 2
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run demo test lint types imports dead units browser front front-lint front-types front-test bench tools contract locks migration clean

run: $(VENV)/.run frontend/dist/index.html
	$(BIN)/duecare migrate --data $(DATA)
	exec $(BIN)/duecare serve --data $(DATA) --port $(PORT)

demo: $(VENV)/.run frontend/dist/index.html
	test -e demo-data/duecare.db || $(BIN)/duecare demo --data demo-data
	exec $(BIN)/duecare serve --data demo-data --port $(PORT)

# What is read side by side, what is run alone: its timings are promises.
test:
	$(MAKE) -j$(WORKERS) --output-sync=target tools lint types imports dead front frontend/dist/index.html
	$(MAKE) units browser

lint: $(VENV)/.dev
	$(BIN)/ruff check api tests bench scripts
	$(BIN)/ruff format --check api tests bench scripts

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports

dead: $(VENV)/.dev
	$(BIN)/vulture
	$(BIN)/deptry api

units: $(VENV)/.dev tools
	DUECARE_TEST_DB=sqlite $(BIN)/pytest -n $(WORKERS)
	DUECARE_TEST_DB=postgresql $(BIN)/pytest -n $(WORKERS) -m "not wire" tests/db tests/routers $(ON_BOTH:%=tests/test_%.py)

front: front-lint front-types front-test

front-lint front-types front-test: front-%: frontend/node_modules/.stamp
	cd frontend && npm run $*

browser: $(VENV)/.dev frontend/dist/index.html tools
	cd frontend && npm run browser

ON_BOTH := contract demo fuzz hosting killed lists posture

# What the tests run beside Python and Node: a browser, and what README's journey is typed with.
tools:
	@for each in chromium-headless-shell curl jq; do command -v $$each >/dev/null || missing="$$missing $$each"; done; \
	  test -z "$$missing" || { apt-get update -q && apt-get install -y -q $$missing; } || \
	  { echo "Install:$$missing (and set CHROMIUM if it is elsewhere)"; exit 1; }

bench: $(VENV)/.dev frontend/dist/index.html
	$(BIN)/python -m bench

contract: $(VENV)/.dev
	$(BIN)/duecare contract openapi/openapi.json
	cd frontend && npm run gen

# A migration from what the rows have become: make migration NAME="risks have a category"
migration: $(VENV)/.dev
	rm -rf build/migration && $(BIN)/duecare migrate --data build/migration
	$(BIN)/alembic -x url=sqlite:///build/migration/duecare.db revision --autogenerate -m "$(NAME)"

# Newer versions of what we build on: edits the lock files, which name no index and no address.
locks: $(VENV)/.dev
	$(BIN)/uv pip compile -q --upgrade $(LOCK) --group build -o requirements.txt
	$(BIN)/uv pip compile -q --upgrade $(LOCK) --group build --group dev -c requirements.txt -o requirements-dev.txt

LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header pyproject.toml

$(VENV)/.run: requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	test -e $(VENV)/.dev || $(BIN)/pip install -q --require-hashes -r requirements.txt
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --require-hashes -r requirements-dev.txt
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	touch $@ $(VENV)/.run

frontend/node_modules/.stamp: frontend/package-lock.json
	cd frontend && npm ci --no-audit --no-fund
	touch $@

frontend/dist/index.html: frontend/node_modules/.stamp $(shell find frontend/src frontend/index.html frontend/public frontend/*.ts openapi/openapi.json -type f 2>/dev/null)
	cd frontend && npm run build
	touch $@

clean:
	rm -rf $(VENV) frontend/node_modules frontend/dist build *.egg-info
