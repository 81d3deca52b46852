# Everything in one word each. A clean machine needs Python 3.11+ with pip, and make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-all search check format bench clean

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

$(BIN)/claimx: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(PIP) -e .
	@touch $@

.venv/dev: $(BIN)/claimx  # what the tests need
	$(PIP) -e '.[dev]'
	@touch $@

.venv/dev-all: .venv/dev  # what the long tests need
	$(PIP) -e '.[dev,spark,docs]'
	@touch $@

.venv/label-studio: $(BIN)/claimx tests/label_studio.txt  # Label Studio's SDK, alone: it wants an older numpy than ours
	$(PYTHON) -m venv $@
	$@/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r tests/label_studio.txt
	@touch $@

demo: $(BIN)/claimx  ## claims of the corpus: a table here, and claims.jsonl
	$(BIN)/claimx extract corpus/dev/articles corpus/heldout/articles --table -o claims.jsonl

test: .venv/dev  ## format, lint, types, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python corpus/check.py
	$(BIN)/pytest -m "not slow"

test-all: .venv/dev-all .venv/label-studio test  ## the long ones too
	$(BIN)/pytest -m slow

search: .venv/dev  ## the laws, on examples drawn anew
	$(BIN)/pytest -m "not slow" --hypothesis-profile=search $$(grep -lr hypothesis tests --include='test_*.py')

check: test

format: .venv/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/dev  ## quality, speed against the plain pipeline, memory, growth (DATA=folders of gold, TEXTS=articles)
	$(BIN)/python benchmarks/quality.py corpus/dev corpus/heldout $(DATA)
	$(BIN)/python benchmarks/speed.py corpus/dev/articles corpus/heldout/articles $(TEXTS)
	$(BIN)/python benchmarks/scale.py

clean:
	rm -rf .venv build dist *.egg-info claims.jsonl claims.jsonl.errors.jsonl .claims.jsonl.ledger* .pytest_cache .mypy_cache .ruff_cache .hypothesis
