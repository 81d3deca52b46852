# Everything in one word each. A clean machine needs Python 3.11+ with pip, and make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-all search check format bench lock clean

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCKED := $(PIP) --require-hashes -r

$(BIN)/claimx: pyproject.toml requirements/run.txt
	$(PYTHON) -m venv .venv
	$(LOCKED) requirements/run.txt
	$(PIP) --no-deps -e .
	@touch $@

.venv/dev: $(BIN)/claimx requirements/dev.txt  # what the tests need
	$(LOCKED) requirements/dev.txt
	@touch $@

.venv/dev-all: .venv/dev requirements/all.txt  # what the long tests need
	$(LOCKED) requirements/all.txt
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

COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-config --no-emit-index-url -c constraints.txt pyproject.toml

lock: .venv/dev  ## versions of constraints.txt with the hashes of all their files, for all systems
	$(PIP) uv
	$(COMPILE) -o requirements/run.txt
	$(COMPILE) --extra dev -o requirements/dev.txt
	$(COMPILE) --extra dev --extra spark --extra docs -o requirements/all.txt

clean:
	rm -rf .venv build dist *.egg-info claims.jsonl claims.jsonl.errors.jsonl .claims.jsonl.ledger* .pytest_cache .mypy_cache .ruff_cache .hypothesis
