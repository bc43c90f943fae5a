PYTHON ?= python3
BIN := .venv/bin
DB ?= sqlite
FAULTS = $(wildcard tests/faults) $(addprefix tests/, record/test_killed_worker.py record/test_races.py \
  record/test_tampering.py cli/test_run.py cli/test_supervising.py website/front/test_served.py)
ATTACKS = $(wildcard tests/media/test_gate_*.py) $(addprefix tests/, organisation/test_routes.py \
  organisation/test_sign_in.py newsroom/publishing newsroom/manuscript letters/test_hostile_words.py \
  website/front/test_safety.py website/front/test_passing.py)

.DEFAULT_GOAL := help
.PHONY: help run test check fix demo docs shots bench faults security

help: ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

run: ## Make everything ready and start the public site, the office and the worker
	@$(PYTHON) scripts/bootstrap.py run
	@exec $(BIN)/wartapraja run

test: ## Run every test (DB=postgres: on a PostgreSQL server that the tests start themselves)
	@$(PYTHON) scripts/bootstrap.py test
	@$(PYTHON) scripts/test_needs.py
	@$(BIN)/python scripts/test.py --db $(DB) $(ARGS)

check: ## Format, lint, types, architecture and documentation, in under a minute
	@$(PYTHON) scripts/bootstrap.py test
	@$(BIN)/ruff format --check -q src tests scripts benchmarks
	@$(BIN)/ruff check -q src tests scripts benchmarks
	@$(BIN)/mypy --strict src/wartapraja/sop src/wartapraja/record src/wartapraja/casework
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python scripts/docs.py --check
	@$(BIN)/pytest -q tests/architecture

fix: ## Format, and mend what the linter can mend
	@$(PYTHON) scripts/bootstrap.py test
	@$(BIN)/ruff format -q src tests scripts benchmarks
	@$(BIN)/ruff check -q --fix src tests scripts benchmarks

demo: ## Load the demo office into the data folder
	@$(PYTHON) scripts/bootstrap.py run
	@$(BIN)/wartapraja prepare --no-demo
	@$(BIN)/wartapraja demo load

docs: ## Write the reference pages that are made from the code
	@$(PYTHON) scripts/bootstrap.py run
	@$(BIN)/python scripts/docs.py

shots: ## Take the screenshots of the README
	@$(PYTHON) scripts/bootstrap.py test
	@$(BIN)/python scripts/shots.py

bench: ## Measure, as ratios in one run (never part of the tests)
	@$(PYTHON) scripts/bootstrap.py test
	@$(BIN)/python -m benchmarks

faults: ## Run the tests that kill, cut, flood and replay
	@$(PYTHON) scripts/bootstrap.py test
	@$(BIN)/python scripts/test.py --db $(DB) $(FAULTS) $(ARGS)

security: ## Run the tests that attack, and Django's check for production
	@$(PYTHON) scripts/bootstrap.py test
	@$(BIN)/python scripts/test.py --db $(DB) $(ATTACKS) $(ARGS)
	@WARTAPRAJA_HOME=$$(mktemp -d) WARTAPRAJA_PRODUCTION=yes $(BIN)/python -m django check --deploy --fail-level WARNING \
	  --settings wartapraja.settings.office
