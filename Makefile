# The commands people type; each is a thin call of `python -m scripts.NAME`, which has --help.
PYTHON ?= python3
RUN := .venv/bin/python
DEMO_FROM := 2026-W36
DEMO_TO := 2026-W47

# What somebody typed reaches a command as it is: a `$` in it is none of make's.
TYPED := TITLE TEXT ACTION
$(foreach name,$(TYPED),$(if $(value $(name)),$(eval override $(name) := $$(value $(name)))$(eval export $(name))))

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-all test-long site serve connect week review new check publish rollback incident schemas new-site update lint format fuzz bench test-servers clean

help:  ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' Makefile

setup: .venv/ready  ## make .venv from the pinned versions

.venv/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit("Glassbox needs Python 3.11 or later; say which with PYTHON=python3.12 make …") if sys.version_info < (3, 11) else None'
	@echo "Setting up .venv, which takes a minute the first time …"
	@$(PYTHON) -m venv .venv || { echo "Python's venv is missing; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	@touch $@

.venv/ready-to-develop: .venv/ready requirements-dev.txt
	@echo "Adding what tests and linters need …"
	@$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	@touch $@

demo: .venv/ready  ## set up, pull the demo's tickets into week pages, build output/, say how to look at it
	@grep -q '^as_of:' config/site.yaml || { echo "The demo is not in here any more; make site builds what is, make week pulls its tickets" >&2; exit 2; }
	@$(RUN) -m scripts.week $(DEMO_TO) --from $(DEMO_FROM) --config config/tickets.yaml --content content
	@$(RUN) -m scripts.site
	@echo "Look at it:  make serve"
	@echo "output/ holds the same for any web server:  $(RUN) -m http.server 8000 --bind 127.0.0.1 --directory output"

test: .venv/ready-to-develop  ## run the tests that a change needs
	@$(RUN) -m pytest -n auto -q

test-all: .venv/ready-to-develop  ## run these and the long ones: random steps, kills, floods, every source: make test-all [SEED=1]
	@echo "FUZZ_SEED=$${SEED:=$$(date +%s)}"; FUZZ_SEED=$$SEED $(RUN) -m pytest -n auto -q -m "not servers and not bench"

test-long: .venv/ready-to-develop  ## run the long ones alone: make test-long [SEED=1]
	@echo "FUZZ_SEED=$${SEED:=$$(date +%s)}"; FUZZ_SEED=$$SEED $(RUN) -m pytest -n auto -q -m long

site: .venv/ready  ## build content/ into output/ strictly, only what changed: make site [CLEAN=1] [WHY=/posts/x/] [LEDGER=published.json [FIRST=1, once]]
	@$(RUN) -m scripts.site $(if $(CLEAN),--clean) $(if $(WHY),--why "$$WHY") $(if $(LEDGER),--ledger "$$LEDGER") $(if $(FIRST),--first)

serve: .venv/ready  ## preview: build on each save, reload the browser, show mistakes in the page: make serve [PORT=8000]
	@$(RUN) -m scripts.serve $(if $(PORT),--port $(PORT))

connect: .venv/ready  ## from an export or a ticket system to config/tickets.yaml: make connect FILE=export.csv, or SYSTEM=jira
	@$(RUN) -m scripts.connect $(if $(SYSTEM),--system "$$SYSTEM") $(if $(FILE),"$$FILE")

week: .venv/ready  ## pull last week's tickets: make week [WEEK=2026-W47] [FROM=2026-W36] [AGAIN=1: a finished week anew]
	@$(RUN) -m scripts.week $(WEEK) $(if $(FROM),--from $(FROM)) $(if $(AGAIN),--again)

review: .venv/ready  ## take, reword or decline the titles that a pull proposed: make review [WEEK=2026-W47]
	@$(RUN) -m scripts.review $(WEEK)

new: .venv/ready  ## write a new file: make new KIND="post" TITLE="…" [AUTHOR=marit-holm] [ID=new-vpn]
	@test -n "$$KIND" -a -n "$$TITLE" || { echo 'Say what to write, such as: make $@ KIND="post" TITLE="The VPN asks only once a day"' >&2; exit 2; }
	@$(RUN) -m scripts.new $(if $(AUTHOR),--author "$$AUTHOR") $(if $(ID),--id "$$ID") "$$KIND" "$$TITLE"

incident: .venv/ready  ## say that something is broken, or how it stands: make incident [UPDATE=mail-delayed STATE=resolved TEXT="…"]
	@$(RUN) -m scripts.incident $(if $(UPDATE),--update="$$UPDATE") $(if $(STATE),--state="$$STATE") $(if $(TEXT),--text="$$TEXT") \
	$(if $(TITLE),--title="$$TITLE") $(if $(SERVICE),--service="$$SERVICE") $(if $(SINCE),--since="$$SINCE") \
	$(if $(AFFECTS),--affects="$$AFFECTS") $(if $(ACTION),--action="$$ACTION") $(if $(DUE),--due="$$DUE") $(if $(ID),--id="$$ID")

check: .venv/ready  ## name every mistake in content/ and config/
	@$(RUN) -m scripts.check

publish: .venv/ready  ## build, check and swap the site in: make publish TO=/var/www/it [FIRST=1, once]
	@test -n "$$TO" || { echo "Say which folder the web server shows: make $@ TO=/var/www/it" >&2; exit 2; }
	@$(RUN) -m scripts.publish --to "$$TO" $(if $(FIRST),--first)

rollback: .venv/ready  ## go back to the release before: make rollback TO=/var/www/it
	@test -n "$$TO" || { echo "Say which folder the web server shows: make $@ TO=/var/www/it" >&2; exit 2; }
	@$(RUN) -m scripts.publish --to "$$TO" --rollback

schemas: .venv/ready  ## write docs/schemas/, which editors read
	@$(RUN) -m scripts.schemas

update: .venv/ready  ## take a newer Glassbox; content/ and config/ stay: make update [TO=v1.2] [REWRITE=1: settings of an earlier form]
	@$(RUN) -m scripts.update $(if $(REWRITE),--rewrite) $(if $(TO),--to "$$TO")
	@$(if $(REWRITE),,$(MAKE) --silent --no-print-directory setup && $(RUN) -m scripts.update --settings)

new-site: .venv/ready  ## take the demo away and leave an empty site that works
	@$(RUN) -m scripts.new_site

lint: .venv/ready-to-develop  ## what a merge must pass beside the tests
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy
	@$(RUN) -m scripts.schemas --check

format: .venv/ready-to-develop  ## lay the code out
	@$(RUN) -m ruff format .
	@$(RUN) -m ruff check --fix .

fuzz: .venv/ready-to-develop  ## hold make site to stock Pelican by random steps: make fuzz [STEPS=20000] [SEED=1] [AGAIN=printed.txt]
	@$(if $(AGAIN),$(RUN) -m tests.fuzz.again "$$AGAIN",FUZZ_STEPS=$(or $(STEPS),20000) FUZZ_SEED=$(or $(SEED),$$(date +%s)) $(RUN) -m pytest tests/fuzz/test_machine.py -m long -o faulthandler_timeout=0 -n 2 -q -rP)

bench: .venv/ready-to-develop  ## measure beside other generators: make bench [SIZE=1000] [PEERS=1] [JSON=runs.json]
	@$(RUN) -m tests.bench $(if $(SIZE),--size $(SIZE)) $(if $(PEERS),--install) $(if $(JSON),--json "$$JSON")

test-servers: .venv/ready-to-develop  ## run the tests against real Request Tracker, Redmine (Debian, root) and Roundup
	@$(RUN) -m pytest -m servers tests/servers -q -rs

clean:  ## delete what can be made again (the accounts of pulls in .glassbox/audit stay)
	@test ! -d .glassbox || find .glassbox -mindepth 1 -maxdepth 1 ! -name audit -exec rm -rf {} +
	rm -rf .venv output .pytest_cache .mypy_cache .ruff_cache .hypothesis
