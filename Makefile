# Everything runs from a fresh clone with python3 and make; .venv is made on demand.
PYTHON ?= python3
BIN := .venv/bin
SCHEMAS := build/schemas/.done


.PHONY: setup demo test check docs bench e2e picture format clean lock schemas

setup: .venv/.done

.venv/.done: requirements/dev.txt pyproject.toml
	$(PYTHON) scripts/retry.py $(PYTHON) -m venv --clear .venv
	$(PYTHON) scripts/retry.py $(BIN)/pip install --quiet --require-hashes --no-deps -r requirements/dev.txt
	$(PYTHON) scripts/retry.py $(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

schemas: $(SCHEMAS)

# GitHub's published schema and OpenAPI description, for the tests; without npm those tests are left out, by name.
$(SCHEMAS): scripts/fetch_schemas.py | setup
	$(BIN)/python scripts/fetch_schemas.py

demo: setup
	rm -rf build/demo
	$(BIN)/roastbot demo build/demo

test: setup schemas
	$(BIN)/pytest

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python scripts/docs.py --check
	$(BIN)/pytest -q tests/test_house.py
	$(BIN)/python scripts/check_workflows.py

# What it costs and what it keeps, in figures (docs/bench.md); `make bench ONLY="scale"` measures some sections only.
bench: setup schemas
	$(BIN)/python -m bench $(ONLY)

# The pages of docs/ that the code writes: the dossier's format and what else is in scripts/docs.py.
docs: setup
	$(BIN)/python scripts/docs.py

# A real runner, a real container, a real page; needs a container engine and Chromium, and says so.
e2e: setup schemas
	$(BIN)/python scripts/e2e.py

# The picture in the README: the demonstration's roast, built by a real Hugo and looked at in a real browser.
picture: setup
	rm -rf build/picture
	$(BIN)/roastbot demo build/picture
	$(BIN)/python scripts/e2e_page.py build/picture --footer layouts/partials/footer.html --picture docs/roast.png

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Writes the hash-pinned requirements anew; needs uv in the Python that runs it.
lock:
	$(PYTHON) scripts/lock.py

clean:
	rm -rf build .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
