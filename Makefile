# Evidence Desk: build, check, run. `make help` lists the targets.
# Everything installed here stays inside this folder (.venv, .tools, tests/interop/node_modules), apart from
# missing system programs, which packaging/linux/install-deps.sh installs and names.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.stamp-setup
TOOLS := .tools

# The first of these that is Python 3.11 or newer and can make virtual environments; PYTHON=... comes first.
find_python = for python in $(PYTHON) python3 python3.11 python3.12 python3.13; do \
	if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
	then echo "$$python"; exit 0; fi; done; \
	echo "no Python 3.11 or newer with venv was found" >&2; exit 1

PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# A test file stays on one worker: its module fixtures (keys, cases) are made once.
PYTEST := $(BIN)/python -m pytest
# One worker more than there are cores: half of what the window's tests take is waiting, as a person's computer does.
PARALLEL := -n $(shell echo $$(($$(nproc) + 1))) --dist loadfile

AGE_VERSION ?= latest
UV_VERSION := 0.13.9

.PHONY: help setup system browsers interop demo test lint check format soak conformance bench bench-quick run ocr screens guide-pictures lock clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)$$/  make \1	\2/p' Makefile | expand -t 20

system:
	@packaging/linux/install-deps.sh

$(STAMP): requirements-dev.lock pyproject.toml
	@echo "setting up $(VENV) from requirements-dev.lock"
	@test -x $(BIN)/python || "$$($(find_python))" -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

setup: system $(STAMP) ## make .venv from the lock file (again only when the lock changes)

INTEROP := tests/interop
ifneq ($(wildcard $(INTEROP)/package-lock.json),)
$(INTEROP)/node_modules/.stamp: $(INTEROP)/package-lock.json
	@echo "installing the age interop package of $(INTEROP)"
	@npm ci --prefix $(INTEROP) --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
interop: $(INTEROP)/node_modules/.stamp
endif

demo: setup ## make demo/case.edcase and demo/police-pack.pdf from a fictional incident
	@$(BIN)/python tools/demo.py

test: setup interop ## run every test but the long counts
	@$(PYTEST) $(PARALLEL) $(ARGS)

lint: setup ## ruff, mypy --strict, import-linter
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: lint test ## lint and test

format: setup ## let ruff format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

soak: setup interop ## the long versions of the tests: full counts, hours
	@EVIDENCE_DESK_SOAK=1 $(PYTEST) $(PARALLEL) --timeout 7200 $(ARGS)

$(TOOLS)/bin/age $(TOOLS)/bin/age-keygen &:
	@command -v go >/dev/null || { echo "make conformance needs Go 1.24 or newer to build age 1.3" >&2; exit 1; }
	@echo "building age ($(AGE_VERSION)) into .tools/bin"
	@GOBIN=$(CURDIR)/$(TOOLS)/bin GOFLAGS=-modcacherw go install filippo.io/age/cmd/{age,age-keygen}@$(AGE_VERSION)

# CASE/UCO's own judge brings pandas and rdflib; it stays out of the development environment.
$(TOOLS)/case/.stamp: requirements-case.lock
	@test -x $(TOOLS)/case/bin/python || "$$($(find_python))" -m venv $(TOOLS)/case
	@$(TOOLS)/case/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r $<
	@touch $@

# Judges of the archives of pages; pywb brings servers that nothing else should see.
$(TOOLS)/wacz/.stamp: requirements-wacz.lock
	@test -x $(TOOLS)/wacz/bin/python || "$$($(find_python))" -m venv $(TOOLS)/wacz
	@$(TOOLS)/wacz/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r $<
	@touch $@

browsers:
	@packaging/linux/install-deps.sh --judges

# veraPDF judges PDF/A and PDF/UA: one jar with all it needs, from Maven Central, told by its SHA-256.
VERAPDF := greenfield-apps-1.28.2.jar
VERAPDF_SHA256 := 687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6
$(TOOLS)/bin/verapdf:
	@command -v mvn >/dev/null && command -v java >/dev/null || \
		{ echo "make conformance needs Java and Maven: packaging/linux/install-deps.sh --judges" >&2; exit 1; }
	@mkdir -p $(TOOLS)/bin
	@mvn --quiet --batch-mode org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy \
		-Dartifact=org.verapdf.apps:greenfield-apps:1.28.2 -DoutputDirectory=$(CURDIR)/$(TOOLS)/verapdf
	@echo "$(VERAPDF_SHA256)  $(TOOLS)/verapdf/$(VERAPDF)" | sha256sum --check --quiet
	@printf '#!/bin/sh\nexec java -cp "%s" org.verapdf.apps.GreenfieldCliWrapper "$$@"\n' \
		"$(CURDIR)/$(TOOLS)/verapdf/$(VERAPDF)" > $@
	@chmod +x $@

conformance: setup browsers $(TOOLS)/bin/age $(TOOLS)/bin/verapdf $(TOOLS)/case/.stamp $(TOOLS)/wacz/.stamp ## outside judges: age 1.3 or newer opens the hybrid slots
	@PATH="$(CURDIR)/$(TOOLS)/bin:$$PATH:$(CURDIR)/$(TOOLS)/case/bin:$(CURDIR)/$(TOOLS)/wacz/bin" $(PYTEST) -m conformance $(ARGS)

# img2pdf is a peer for the pack benchmark only; it stays out of the development environment.
$(TOOLS)/bench/.stamp: requirements-bench.lock
	@test -x $(TOOLS)/bench/bin/python || "$$($(find_python))" -m venv $(TOOLS)/bench
	@$(TOOLS)/bench/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r $<
	@touch $@

bench: setup $(TOOLS)/bench/.stamp ## measure against age, restic, sha256sum and img2pdf; writes docs/benchmarks.md
	@$(BIN)/python -m benchmarks --write docs/benchmarks.md $(ARGS)

bench-quick: setup $(TOOLS)/bench/.stamp ## the same on tiny inputs: does it run at all? (no figures to quote)
	@$(BIN)/python -m benchmarks --quick $(ARGS)

run: setup ## open the window; ARGS="case.edcase" opens a case with it
	@$(BIN)/evidence-desk $(ARGS)

ocr: setup ## install what reads the words in pictures, too (offline; about 120 MB more)
	@$(PIP) install --require-hashes -r requirements-ocr.lock

screens: setup ## draw every screen, dialog and error of the window as PNG into build/screens
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tools.screens --out build/screens $(ARGS)

guide-pictures: setup ## draw the pictures of README and guide again, and the guide's table of keys
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tools.screens --guide docs/images

$(TOOLS)/uv/bin/uv:
	@"$$($(find_python))" -m venv $(TOOLS)/uv
	@$(TOOLS)/uv/bin/python -m pip --disable-pip-version-check --quiet install uv==$(UV_VERSION)

# No registry host and no local path may stand in a lock file, so no header, index or link is written. UPGRADE=1
# takes the newest versions; without it what is locked stays locked.
compile = UV_NO_CONFIG=1 $(TOOLS)/uv/bin/uv pip compile --quiet --universal --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links --python-version 3.11 $(if $(UPGRADE),--upgrade)

lock: $(TOOLS)/uv/bin/uv ## resolve the dependencies of pyproject.toml into the lock files
	@$(compile) pyproject.toml --extra window --extra token --group dev -o requirements-dev.lock
	@$(compile) pyproject.toml --extra window --extra token -c requirements-dev.lock -o requirements.lock
	@$(compile) --group bench -c requirements-dev.lock -o requirements-bench.lock
	@$(compile) --group case -o requirements-case.lock
	@$(compile) --group wacz -o requirements-wacz.lock
	@$(compile) pyproject.toml --extra window --extra token --extra ocr -c requirements-dev.lock -o requirements-ocr.lock

clean: ## remove everything made here: environments, tools, caches, the demo
	@rm -rf $(VENV) .tools demo dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@rm -rf $(INTEROP)/node_modules
	@find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
