# `make build` and `make test` do all set-up on a machine that has python3.11+, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: build editions test check accept look docs bench render clean

build: $(STAMP)
	$(BIN)/coursekit build content --out build

# Every course in every length that its musts allow, into build/COURSE/N-days/; build/editions.html says what each keeps.
editions: $(STAMP)
	$(BIN)/coursekit editions content --out build --docs docs/ready-made-editions.md

test: $(STAMP)
	$(BIN)/pytest -n 2

check: $(STAMP)
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/pytest tests/test_layers.py
	$(BIN)/coursekit check content --strict

# Rewrite golden files and the expected output of literate tests from what the program does now; read the diff.
accept: $(STAMP)
	COURSEKIT_ACCEPT=1 $(BIN)/pytest

look: $(STAMP)
	$(BIN)/python -m coursekit.looks templates/default templates/vivid

docs: $(STAMP)
	$(BIN)/coursekit schema --out docs

# Against pandoc and others, some eight minutes on a quiet machine: docs/performance.md and build/bench.json.
# `make bench SIZES="50 200"` is the quick one, whose page goes to build/bench/.
bench: $(STAMP)
	$(BIN)/python -m tests.bench $(SIZES)

clean:
	rm -rf $(VENV) build/*/ build/.cache build/manifest.json build/build.lock build/editions.html build/bench.json

# uv when it is there, for it is faster; else venv and pip.
$(STAMP): pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && uv pip install --quiet --compile-bytecode --python $(BIN)/python -e '.[dev]'; \
	else \
	  $(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'; \
	fi
	@# Also where Python is told not to: a command starts in a third of the time.
	@$(BIN)/python -m compileall -q src
	@touch $(STAMP)
