# Two commands are enough: `make run` and `make test`. `make help` lists the others.

PYTHON ?= python3
PORT ?= 8000
FIRST_EDITION ?= load_records articles/dataset --if-empty
UPGRADE ?=

BIN := .venv/bin
LIGHTHOUSE := .venv/lighthouse/node_modules/.bin/lighthouse
MANAGE := $(BIN)/python manage.py
LOCK = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header $(UPGRADE)
PRODUCTION = ENVIRONMENT=production ALLOWED_HOSTS=ties.example.org DATABASE_URL=sqlite:///:memory: \
	SECRET_KEY=only-for-checking-the-settings-and-never-for-serving-a-site-0123456789

.DEFAULT_GOAL := help
.PHONY: run serve test fuzz lint format lock messages bench load bench-growth bench-plans bench-extraction bench-staff bench-pickers bench-sheets bench-export lighthouse help

run: export SITE_URL ?= http://127.0.0.1:$(PORT)
run: $(BIN)/.runtime  ## Install, fill the database and serve the site to this machine (PORT=8000)
	@$(MANAGE) migrate --verbosity 0 && $(MANAGE) $(FIRST_EDITION) && $(MANAGE) make_local_account && $(MANAGE) serve --port $(PORT)

serve: export ENVIRONMENT ?= production
serve: $(BIN)/.runtime  ## Serve the site the production way, to a proxy (HOST=127.0.0.1, PORT=8000, WEB_CONCURRENCY)
	@$(MANAGE) migrate --verbosity 0 && $(MANAGE) collectstatic --no-input --verbosity 0
	@exec $(BIN)/gunicorn --config python:defense_ties.serving.gunicorn defense_ties.wsgi

test: $(BIN)/.tests  ## Run every test on SQLite, and on PostgreSQL where a server answers (ARGS="-k visit")
	@$(BIN)/python tests/run.py $(ARGS)

fuzz: $(BIN)/.tests  ## Ask every page 1,000 odd things, and send 7,000 odd files (FUZZ_EXAMPLES=1000)
	@FUZZ_EXAMPLES=$(or $(FUZZ_EXAMPLES),1000) $(BIN)/python tests/run.py tests/defense_ties/test_odd_addresses.py \
		tests/defense_ties/test_odd_files.py tests/articles/api/test_whole_schema.py

lint: $(BIN)/.tests  ## Check style, types, templates, migrations and the settings of a server
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/djlint --check --lint defense_ties people articles
	@DATABASE_URL=sqlite:///:memory: $(MANAGE) makemigrations --check --dry-run
	@$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING

format: $(BIN)/.tests  ## Rewrite the code and the templates in the house style
	@$(BIN)/ruff check --fix-only --quiet . && $(BIN)/ruff format .
	@$(BIN)/djlint --quiet --reformat defense_ties people articles || true

lock: $(BIN)/python  ## Write the requirements anew from pyproject.toml (UPGRADE=--upgrade takes newer versions)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(LOCK) --output-file requirements.txt
	@$(LOCK) --extra test --constraint requirements.txt --output-file tests/requirements.txt

messages: $(BIN)/.runtime  ## Bring the translations up to date with the texts, say what is left, and compile them
	@DATABASE_URL=sqlite:///:memory: $(MANAGE) update_messages

bench: $(BIN)/.tests  ## Measure the served pages over a million engagements (DATABASE_URL=… of an empty database)
	@DJANGO_SETTINGS_MODULE=defense_ties.settings PYTHONPATH=. $(BIN)/python tests/benchmarks/pages.py $(ARGS)

load: $(BIN)/.tests  ## Let 50 readers ask 20,000 times while coders save and articles come in (DATABASE_URL=…)
	@DJANGO_SETTINGS_MODULE=defense_ties.settings PYTHONPATH=. $(BIN)/python tests/benchmarks/load.py $(ARGS)

bench-growth: $(BIN)/.tests  ## Measure pages and work at a size: 10,000, 100,000… (DATABASE_URL=… of an empty database)
	@DJANGO_SETTINGS_MODULE=defense_ties.settings PYTHONPATH=. $(BIN)/python tests/benchmarks/growth.py $(ARGS)

bench-plans: $(BIN)/.tests  ## Print how the database finds what is asked for most (DATABASE_URL=… of one that is filled)
	@DJANGO_SETTINGS_MODULE=defense_ties.settings PYTHONPATH=. $(BIN)/python tests/benchmarks/plans.py

bench-extraction: $(BIN)/.tests  ## Measure how fast facts are read from texts, and in how much memory
	@PYTHONPATH=. $(BIN)/python tests/benchmarks/extraction.py $(ARGS)

bench-staff: $(BIN)/.tests  ## Measure the staff's pages over a million engagements (DATABASE_URL=… of an empty database)
	@DJANGO_SETTINGS_MODULE=defense_ties.settings PYTHONPATH=. $(BIN)/python tests/benchmarks/staff.py $(ARGS)

bench-pickers: $(BIN)/.tests  ## Measure a picker over 100,000 officials (DATABASE_URL=… of an empty database)
	@PYTHONPATH=. $(BIN)/python tests/benchmarks/pickers.py $(ARGS)

bench-sheets: $(BIN)/.tests  ## Measure the import of 50,000 rows (DATABASE_URL=… of a migrated, empty database)
	@PYTHONPATH=. $(BIN)/python tests/benchmarks/sheets.py $(ARGS)

bench-export: $(BIN)/.tests  ## Measure exports of a million engagements beside other ways (DATABASE_URL=… of an empty database)
	@DJANGO_SETTINGS_MODULE=defense_ties.settings PYTHONPATH=. $(BIN)/python tests/benchmarks/exports.py $(ARGS)

lighthouse: $(BIN)/.tests  ## Ask Lighthouse about the public pages (npm and a Chromium are needed)
	@command -v npm > /dev/null || { echo "npm is needed to install Lighthouse; there is none here." >&2; exit 1; }
	@test -x $(LIGHTHOUSE) || npm install --silent --no-audit --no-fund --prefix .venv/lighthouse lighthouse@12.8.2
	@LIGHTHOUSE=$(LIGHTHOUSE) $(BIN)/python tests/benchmarks/lighthouse.py

help:  ## List these commands
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/  make \1\t\2/p' Makefile | expand -t 26

# A stamp beside the installed programs says which requirements they were installed from.
define install
@rm -f $@; echo "Installing $(1); the first time this takes a minute or two."
@{ $(BIN)/python -m pip install --no-input --disable-pip-version-check --require-hashes --requirement $(1) \
	2> .venv/pip.log && touch $@; } | sed -n 's/^Collecting \([^= ]*\).*/  \1/p; s/^Installing .*/  unpacking/p'
@test -e $@ || { cat .venv/pip.log >&2; echo "The installation failed; the reason is above." >&2; exit 1; }
endef

$(BIN)/.runtime: requirements.txt | $(BIN)/python
	$(call install,requirements.txt)

$(BIN)/.tests: tests/requirements.txt | $(BIN)/python
	$(call install,tests/requirements.txt)

$(BIN)/python:
	@command -v $(PYTHON) > /dev/null || { echo "Python 3.11 or newer is needed; there is no $(PYTHON) here." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; this is `$(PYTHON) --version 2>&1`. If you have a newer one: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { echo "Python cannot make a virtual environment here. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv --clear .venv
