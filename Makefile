PYTHON ?= python3
BIN := .venv/bin
DB ?= sqlite

.PHONY: help run test check fix demo shots bench

help: ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

run: ## Make everything ready and start the public site, the office and the worker
	@$(PYTHON) scripts/bootstrap.py run
	@$(BIN)/wartapraja run

test: ## Run every test (DB=postgres: on a PostgreSQL server that the tests start themselves)
	@$(PYTHON) scripts/bootstrap.py test
	@$(PYTHON) scripts/test_needs.py
	@$(BIN)/python scripts/test.py --db $(DB) $(ARGS)

check: ## Format, lint, types and architecture, in under a minute
	@$(PYTHON) scripts/bootstrap.py test
	@$(BIN)/ruff format --check -q src tests scripts
	@$(BIN)/ruff check -q src tests
	@$(BIN)/mypy --strict src/wartapraja/sop src/wartapraja/record src/wartapraja/casework
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/pytest -q tests/architecture

fix: ## Format, and mend what the linter can mend
	@$(BIN)/ruff format -q src tests scripts
	@$(BIN)/ruff check -q --fix src tests

demo: ## Load the demo office into the data folder
	@$(BIN)/wartapraja demo load

shots: ## Take the screenshots of the README
	@$(BIN)/python scripts/shots.py

bench: ## Measure, as ratios in one run (never part of the tests)
	@$(PYTHON) scripts/bootstrap.py run
	@$(BIN)/python -m benchmarks
