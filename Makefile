# The commands of IGNY8. `make run` is all a newcomer needs; `make help` lists the rest.

# The first Python that is new enough; the name alone where none is, so that the set-up can say so.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run setup setup-test embeddings test test-services check-python types lock bench bench-clustering bench-import bench-oracle bench-dashboard chaos chaos-short fuzz audit clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

run: check-python  ## set up, start everything, show the dashboard's address (PORT=8000)
	@$(PYTHON) -m scripts.set_up --for run
	@exec $(VENV) -m scripts.run

setup: check-python  ## packages and the built front end; nothing when nothing changed
	@$(PYTHON) -m scripts.set_up

embeddings: check-python  ## the extra for grouping keywords by meaning on this machine (English; 110 MB)
	@$(PYTHON) -m scripts.set_up --for embeddings

test: setup-test  ## everything that CI runs: style, types, architecture, tests on SQLite and PostgreSQL, front end
	@exec $(VENV) -m scripts.checks

test-services: setup-test  ## only the Python tests on PostgreSQL and a real broker
	@exec $(VENV) -m scripts.checks --only pytest-postgresql

bench: setup-test  ## cost of the machinery per batch, beside a plain Celery chain
	@exec $(VENV) -m igny8_core.benchmarks

bench-clustering: setup-test  ## time and memory of grouping 10,000 and 100,000 keywords, each in a fresh process
	@exec $(VENV) -m igny8_core.benchmarks.clustering

bench-import: setup-test  ## time and memory of 100,000 keywords as CSV and XLSX, in and out, on both databases
	@exec $(VENV) -m igny8_core.benchmarks.importing

bench-oracle: setup-test  ## stage 1 with a perfect model: ARI, clusters and tokens a call (FILES=… labelled CSV)
	@exec $(VENV) -m igny8_core.benchmarks.oracle $(FILES)

bench-dashboard: setup-test  ## compressed JavaScript and first paint of every page, in Chromium with an empty cache
	@exec $(VENV) -m igny8_core.benchmarks.dashboard

chaos: setup-test  ## kill, freeze and restart everything under 100 runs on both databases; then with the locks off
	@$(VENV) -m igny8_core.chaos
	@$(VENV) -m igny8_core.chaos --without-safety --database sqlite --cells 0 --kills 10 --runs 10; test $$? -eq 1

chaos-short: setup-test  ## the same in five minutes
	@$(VENV) -m igny8_core.chaos --cells 40 --kills 20 --runs 12
	@$(VENV) -m igny8_core.chaos --without-safety --database sqlite --cells 0 --kills 5 --runs 5; test $$? -eq 1

fuzz: setup-test  ## 10,000 requests made from the OpenAPI document, right and wrong ones, to a server with data
	@exec $(VENV) -m igny8_core.fuzzing

audit: setup-test  ## known holes in the packages that the product runs on
	@exec $(VENV) -m scripts.audit

types: setup-test  ## renew the front end's API types from the back end
	@exec $(VENV) -m scripts.api_types --write

lock: setup  ## renew the lock files: requirements*.txt and requirements/uv.txt
	@exec $(VENV) -m scripts.lock

clean:  ## remove what set-up and tests made; the data stays
	rm -rf .venv .make frontend/node_modules frontend/dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

setup-test: check-python
	@$(PYTHON) -m scripts.set_up --for test

check-python:
	@test -n "$(PYTHON)" || { echo "IGNY8: Python 3.11 or newer is needed and was not found ($$(python3 --version 2>&1))." >&2; exit 1; }
