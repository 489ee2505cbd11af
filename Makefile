# make run and make test need python3 (3.11 to 3.13), make and a package registry; the rest is installed into .venv once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
PACKAGE := src/newsledger
GAZETTEER := $(PACKAGE)/gazetteer/cities.parquet
LEDGER ?= data/ledger
SOURCES ?= data/sample
EVAL ?= ../shared/eval
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore $(BIN)/python -m pip --quiet

.PHONY: run test setup lint render bench compare clean

run: setup ## Run the flow on the sample and say what came out.
	@$(BIN)/newsledger run --flow $(SOURCES) --ledger $(LEDGER)

test: setup ## Run the tests.
	@$(BIN)/python -m pytest

setup: $(INSTALLED) $(GAZETTEER) ## Make .venv from the lock, and the gazetteer.

$(INSTALLED): requirements.lock pyproject.toml hatch_build.py
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) (once; about a minute) ..."
	@$(PIP) install --no-deps -r requirements.lock 2> $(VENV)/install.log || (cat $(VENV)/install.log; exit 1)
	@$(PIP) install --no-deps --no-build-isolation -e . 2>> $(VENV)/install.log || (cat $(VENV)/install.log; exit 1)
	@touch $(INSTALLED)

# The build hook makes it at installation; here it follows what it is made from.
$(GAZETTEER): $(PACKAGE)/gazetteer/build.py $(PACKAGE)/lexicons/admin1.csv $(PACKAGE)/lexicons/city_names.csv | $(INSTALLED)
	@$(BIN)/python $(PACKAGE)/gazetteer/build.py

lint: setup ## Lint, formatting, types, and whether the rendered files are current.
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy
	@$(BIN)/python -m newsledger.render --check

render: setup ## Write schemas/tables, expectations and the data dictionary from the records.
	@$(BIN)/python -m newsledger.render

bench: setup ## Score accuracy on the gold in EVAL, then time the pipeline.
	@$(BIN)/python -m benchmarks.accuracy $(EVAL)
	@$(BIN)/python -m benchmarks.speed

COMPARE := $(VENV)/.compare
compare: setup $(COMPARE) ## Read the sentences of EVAL with newsledger, quantulum3 and Recognizers-Text side by side.
	@$(BIN)/python -m benchmarks.compare $(EVAL)

$(COMPARE): $(INSTALLED)
	@$(PIP) install --constraint requirements.lock -e ".[compare]"
	@touch $(COMPARE)

clean: ## Remove the environment and the default ledger.
	@rm -rf $(VENV) $(LEDGER) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
