# Duty Graph. `make run` and `make test` are the two commands; everything is safe to repeat.
# Mirrors: PIP_INDEX_URL (PyPI), DUTY_GRAPH_MAVEN (Maven Central). Offline: put the folder `bundle/` here (docs/offline.md).

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
BUNDLE := bundle
PIP := $(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt
ifneq ($(wildcard $(BUNDLE)/wheels),)
PIP += --no-index --find-links $(BUNDLE)/wheels
endif

.PHONY: run setup up down check test test-current test-long bench bundle screenshots clean

run: setup
	@$(PY) -m graph up
	@$(PY) -m ingest load data/plans/*.json
	@$(PY) -m ingest run data/samples/*.txt data/samples/*.html data/samples/*.pdf data/samples/*.xlsx
	@$(PY) -m views.serve

setup: $(VENV)/.runtime

up: setup
	@$(PY) -m graph up

down: setup
	@$(PY) -m graph down

check: $(VENV)/.dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(PY) -m pytest -q -n logical -m "not neo4j and not browser"

test: $(VENV)/.dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(PY) -m pytest -q -n logical -m "not neo4j and not browser"
	$(PY) -m pytest -q -m "(neo4j or browser) and not long"

# The same integration tests on the current line of Neo4j.
test-current: $(VENV)/.dev
	DUTY_GRAPH_NEO4J=2026.08 $(PY) -m pytest -q -m "neo4j and not long"

# What takes longer than a change should wait for: every hostile text on both servers, loads cut, stopped and doubled.
test-long: $(VENV)/.dev
	DUTY_GRAPH_HOSTILE=all $(PY) -m pytest -q tests/queries/test_hostile.py
	$(PY) -m pytest -q -m long

bench: $(VENV)/.dev
	$(PY) -m benchmarks.parse
	$(PY) -m benchmarks.load
	$(PY) -m benchmarks.scale --upto 10000

screenshots: $(VENV)/.dev
	$(PY) -m tests.browser.screenshots

# Everything an office without a network needs, in one folder: wheels (Java among them, and what
# `make test` needs; built here where a package has none) and the jars of Neo4j.
bundle: $(VENV)/.runtime
	@mkdir -p $(BUNDLE)/wheels $(BUNDLE)/jars
	$(PY) -m pip wheel --quiet --disable-pip-version-check -c constraints.txt -r requirements-dev.txt -w $(BUNDLE)/wheels
	$(PY) -m graph jars --into $(BUNDLE)/jars
	@du -sh $(BUNDLE)

clean:
	rm -rf $(VENV) $(BUNDLE) build out .pytest_cache .mypy_cache .ruff_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else f"需要 Python 3.11 或更新版本，现在是 {sys.version.split()[0]}；可用 make PYTHON=python3.12 指定")'
	@echo "正在准备 Python 环境（$(VENV)）…"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt constraints.txt | $(VENV)/bin/python
	@echo "正在安装依赖…"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	@$(PIP) -r requirements-dev.txt
	@touch $@
