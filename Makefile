# Everything runs in .venv, which these rules make; PYTHON names the interpreter it is made from.
PYTHON ?= python3
PIP := .venv/bin/python -m pip -qq --disable-pip-version-check
RUN := .venv/bin/python
MAKEFLAGS += --no-print-directory

.PHONY: generate test hooks bench fuzz chaos memory corpus corpus-values corpus-wire diff-mutations golden lint types check locks wheel clean

generate: .venv/generate.stamp  ## regenerate generated/
	@$(RUN) -m generator generate

check: .venv/generate.stamp  ## is generated/ current?
	@$(RUN) -m generator check

test: .venv/develop.stamp node  ## run all tests
	@$(RUN) -m pytest -n auto --dist worksteal

hooks: .venv/develop.stamp  ## the hooks with environments of their own: pre-commit, and the action with an index
	@$(RUN) -m pytest tests/hooks -m installs

fuzz: .venv/develop.stamp  ## documents changed at random; MINUTES=n, SEED=n is the first of its seeds, ONE=n repeats one, CORPUS=dir gives more documents
	@$(RUN) -m tests.hostile.fuzz $(if $(CORPUS),--corpus $(CORPUS)) $(if $(MINUTES),--minutes $(MINUTES)) $(if $(SEED),--seed $(SEED)) $(if $(ONE),--one $(ONE))

chaos: .venv/develop.stamp  ## write and read 100,000 records under faults; SEED=n repeats a run
	@PYTHONPATH=generated $(RUN) -m tests.chaos.run $(if $(SEED),--seed $(SEED))

memory: .venv/develop.stamp  ## what reading a million records takes, and downloading and uploading a gibibyte
	@PYTHONPATH=generated $(RUN) -m tests.chaos.memory
	@PYTHONPATH=generated $(RUN) -m tests.chaos.download
	@PYTHONPATH=generated $(RUN) -m tests.chaos.upload

# CORPUS=dir names the documents, ONLY=text takes those whose names contain it, JOBS=n takes so many at a time.
CORPUS_OPTIONS = $(if $(CORPUS),--corpus $(CORPUS)) $(if $(ONLY),--only $(ONLY)) $(if $(JOBS),--jobs $(JOBS))

corpus: .venv/develop.stamp node  ## generate, import and type-check every document of ../shared/corpus
	@$(RUN) -m tests.corpus.run $(CORPUS_OPTIONS)

corpus-values: .venv/develop.stamp  ## read and write values of all their schemas; SEED=n repeats a run
	@$(RUN) -m tests.corpus.values $(CORPUS_OPTIONS) $(if $(SEED),--seed $(SEED))

corpus-wire: .venv/develop.stamp .venv-wire  ## call their methods against a server that judges; SEED=n repeats a run
	@$(RUN) -m tests.corpus.wire $(CORPUS_OPTIONS) $(if $(SEED),--seed $(SEED)) $(if $(LIMIT),--limit $(LIMIT))

bench: .venv/develop.stamp .venv-bench  ## measure beside peers; LARGE=document, ROUNDS=n, GROW=n operations, WRITE=1 writes benchmarks/RESULTS.md
	@$(RUN) -m benchmarks $(if $(LARGE),--large $(LARGE)) $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(GROW),--grow $(GROW)) $(if $(WRITE),--write)

diff-mutations: .venv/develop.stamp  ## change real documents, and compare what diff says with what mypy says; SEED=n, LIMIT=n, ONLY=text
	@$(RUN) -m tests.diff.mutations $(if $(CORPUS),--corpus $(CORPUS)) $(if $(ONLY),--only $(ONLY)) $(if $(SEED),--seed $(SEED)) $(if $(LIMIT),--limit $(LIMIT))

golden: .venv/develop.stamp  ## write what the golden cases expect anew; review the difference
	@$(RUN) -m pytest tests/golden tests/diff/test_pairs.py --rewrite-golden

lint: .venv/develop.stamp  ## ruff and black
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m black --quiet --check generated generator/runtime tests/golden/*/expected

types: .venv/develop.stamp node  ## mypy and pyright, both strict
	@$(RUN) -m mypy generator generated
	@node_modules/.bin/pyright

wheel: .venv/develop.stamp  ## build dist/*.whl
	@$(RUN) -m build --wheel --no-isolation --outdir dist . > /dev/null

locks:  ## resolve the development versions anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-annotate --no-header --quiet --upgrade pyproject.toml -o requirements/generate.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-annotate --no-header --quiet --upgrade pyproject.toml requirements/develop.in -o requirements/develop.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-annotate --no-header --quiet --upgrade requirements/wire.in -o requirements/wire.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-annotate --no-header --quiet --upgrade -c requirements/develop.txt requirements/bench.in -o requirements/bench.txt
	npm install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund

clean:  ## remove what these rules made
	rm -rf .venv .venv-wire .venv-bench node_modules dist build

.venv/bin/python:
	@echo "making .venv"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "clientwright needs Python 3.11 or newer")'
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

.venv/generate.stamp: requirements/generate.txt | .venv/bin/python
	@echo "installing what the generator needs"
	@$(PIP) install --require-hashes -r requirements/generate.txt
	@touch $@

.venv/develop.stamp: requirements/develop.txt | .venv/bin/python
	@echo "installing what the tests need"
	@$(PIP) install --require-hashes -r requirements/develop.txt
	@touch $@ .venv/generate.stamp

# openapi-core, the second judge of `make corpus-wire`, needs an older openapi-spec-validator than the generator.
.venv-wire: requirements/wire.txt
	@echo "making .venv-wire"
	@$(PYTHON) -m venv .venv-wire
	@.venv-wire/bin/python -m pip -qq --disable-pip-version-check install --require-hashes -r requirements/wire.txt || \
	  { rm -rf .venv-wire; exit 1; }
	@touch $@

.venv-bench: requirements/bench.txt
	@echo "making .venv-bench"
	@$(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/python -m pip -qq --disable-pip-version-check install --require-hashes -r requirements/bench.txt || \
	  { rm -rf .venv-bench; exit 1; }
	@touch $@

# Prism and pyright need Node; without it the tests that use them say so and are skipped.
.PHONY: node
node:
	@if command -v npm > /dev/null; then $(MAKE) -s node_modules/.stamp; \
	else echo "Node is not here: tests with Prism and pyright will be skipped"; fi

node_modules/.stamp: package-lock.json
	@echo "installing Prism and pyright"
	@npm ci --loglevel=error --no-audit --no-fund > /dev/null
	@touch $@
