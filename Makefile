# The front door: `make run` and `make test` do all the set-up they need.
.PHONY: help run test test-sqlite test-postgresql journeys check bench docs lock clean
PY := .venv/bin/python

help:  ## What can be made
	@grep -hE '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 18

run:  ## Open the worked example in a browser
	@bin/set-up run
	@$(PY) -m goldenthread run

test:  ## Run every test: on SQLite, on PostgreSQL, and in a browser
	@bin/set-up test
	@$(PY) -m goldenthread.interface.build
	@$(PY) bin/run-tests

test-sqlite:  ## Only the tests on SQLite, without the browser
	@bin/set-up test
	@$(PY) -m pytest -n 2 -m "not journey"

test-postgresql:  ## Only the tests that touch a database, on PostgreSQL
	@bin/set-up test
	@$(PY) bin/run-tests postgresql

journeys:  ## Only the browser journeys
	@bin/set-up test
	@$(PY) -m goldenthread.interface.build
	@$(PY) bin/run-tests journeys

check:  ## Lint, types, import contracts, migrations in step
	@bin/set-up test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	.venv/bin/lint-imports
	$(PY) -m mypy goldenthread
	GOLDENTHREAD_TESTING=1 GOLDENTHREAD_DATA=.build/check $(PY) -m goldenthread manage makemigrations --check --dry-run

bench:  ## Measure what we quote
	@bin/set-up test
	@$(PY) -m goldenthread.interface.build
	@for script in bench/*.py; do echo "== $$script"; $(PY) $$script || exit 1; done

docs:  ## Write the reference pages from the specification tests and the check rules
	@bin/set-up test
	@$(PY) bin/write-docs

lock:  ## Work the locked versions out anew from pyproject.toml
	@bin/set-up test
	@bin/lock

clean:  ## Take away everything that was made here, and the worked example's data
	rm -rf .venv .build node_modules goldenthread/interface/static/build var goldenthread.egg-info
