# Everything runs in .venv, which `make setup` fills with the locked versions of uv.lock.
# The machine needs make and Python 3.11 or newer; choose one with `make PYTHON=python3.12 setup`.

PYTHON ?= python3
UV_VERSION := 0.13.8
DEMO := tests/fixtures/pdf/lam-phan-2567-plan-and-report.clean.pdf

# What is compiled when the package is installed: the list is in pyproject.toml.
COMPILED := $(addprefix src/,$(shell grep -o '"itaextract/[^"]*' pyproject.toml | tr -d '"'))

BIN := .venv/bin
READY := .venv/.ready

.PHONY: help setup tesseract chromium demo test lint types fixtures dictionary notebooks check lock

help:
	@echo "make setup     install everything into .venv"
	@echo "make demo      read a bundled PDF and show what is in it"
	@echo "make test      run the tests"
	@echo "make lint      check style and format"
	@echo "make types     check types"
	@echo "make check     lint, types and tests"
	@echo "make fixtures  typeset the test PDFs anew"
	@echo "make dictionary  write docs/data-dictionary.md anew"
	@echo "make notebooks execute the notebooks anew"
	@echo "make lock      renew uv.lock"

setup: $(READY)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

$(READY): pyproject.toml uv.lock hatch_build.py $(COMPILED) | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	$(BIN)/uv sync --quiet --frozen --inexact --reinstall-package itaextract --extra xlsx --extra parquet --extra frames --extra pandas --extra dask --extra review --extra ocr --python $(BIN)/python
	@touch $@

# Scans are read only where Tesseract's Thai data are; the rest works without.
tesseract:
	@tools/install-tesseract

# Review pages are tested in a browser; those tests are skipped where there is none.
chromium:
	@tools/install-chromium

demo: $(READY) tesseract
	$(BIN)/itaextract inspect $(DEMO)
	$(BIN)/itaextract extract $(DEMO) --out out
	@echo "The records are in out/$(basename $(notdir $(DEMO))).json"

test: $(READY) tesseract chromium
	$(BIN)/python -m pytest -n auto

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

fixtures: $(READY)
	$(BIN)/uv sync --quiet --frozen --inexact --reinstall-package itaextract --extra xlsx --extra parquet --extra ocr --group fixtures --python $(BIN)/python
	$(BIN)/python tests/fixtures/build.py

dictionary: $(READY)
	$(BIN)/python -m itaextract.export.dictionary > docs/data-dictionary.md

notebooks: $(READY)
	$(BIN)/python tools/run_notebooks.py notebooks/*.ipynb

check: lint types test

lock: $(READY)
	$(BIN)/uv lock --default-index https://pypi.org/simple
