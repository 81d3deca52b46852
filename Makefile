# Everything in one word each. A clean machine needs Python 3.11+ with pip, and make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-all check format bench clean

$(BIN)/claimx: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

demo: $(BIN)/claimx  ## claims of the corpus: a table here, and claims.jsonl
	$(BIN)/claimx extract corpus/dev/articles corpus/heldout/articles --table -o claims.jsonl

test: $(BIN)/claimx  ## format, lint, types, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python corpus/check.py
	$(BIN)/pytest -m "not slow"

test-all: test  ## the long ones too
	$(BIN)/pytest -m slow

check: test

format: $(BIN)/claimx
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(BIN)/claimx  ## quality on the corpus, speed against the plain pipeline (DATA=folder of further gold)
	$(BIN)/python benchmarks/quality.py corpus/dev corpus/heldout
	$(BIN)/python benchmarks/speed.py corpus/dev/articles corpus/heldout/articles

clean:
	rm -rf .venv build dist *.egg-info claims.jsonl .pytest_cache .mypy_cache .ruff_cache .hypothesis
