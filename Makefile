# make run   a newsroom to try, on http://127.0.0.1:8000/ (PORT=… for another)
# make test  all tests: SQLite, PostgreSQL, browser
# make lint  checks; make fix  formats; make bench  measures
# make soak  tries for hours to break what must hold: SOAK=tests/soak/soak_….py for one part
# make audit looks at the public site as machines do: validators, Lighthouse, readers' programs

PORT ?= 8000
DEMO_PASSWORD ?= newsroom
PYTHON_IN_VENV = .venv/bin/python
SOAK ?= tests/soak tests/articles/test_two_hundred_saves.py tests/access/test_query_counts.py \
	tests/planning/test_query_counts.py tests/photos/test_library.py
export PORT DEMO_PASSWORD

.PHONY: run test fix lint bench soak audit setup

run: setup
	@DEBUG=1 exec $(PYTHON_IN_VENV) deploy/run.py

test: setup
	@deploy/test.sh

fix: setup
	@$(PYTHON_IN_VENV) -m ruff check --fix --quiet .
	@$(PYTHON_IN_VENV) -m ruff format .

lint: setup
	@$(PYTHON_IN_VENV) -m ruff check .
	@$(PYTHON_IN_VENV) -m ruff format --check --quiet .
	@.venv/bin/lint-imports

bench: setup
	@TEST_DATABASE=postgres $(PYTHON_IN_VENV) -m pytest tests/benchmarks -o python_files='bench_*.py' -p no:xdist -q -s

soak: setup
	@deploy/browser.sh
	@$(PYTHON_IN_VENV) deploy/stack.py --install
	@for database in sqlite postgres; do \
		TEST_SIZE=whole TEST_DATABASE=$$database $(PYTHON_IN_VENV) -m pytest $(SOAK) -o python_files='soak_*.py' -p no:xdist -q -s || exit 1; done

audit: setup
	@deploy/audit.sh

setup:
	@deploy/setup.sh
