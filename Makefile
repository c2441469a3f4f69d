# Each target is a script in scripts/; `make` lists them.
.PHONY: help run test test-deep check format bench lock translations clean-demo

help: ## list what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: ## serve the demo on http://127.0.0.1:8000 (PORT= changes it)
	@scripts/run

test: ## install what the tests need, and run them on SQLite, PostgreSQL and in the browser
	@scripts/test

test-deep: ## what takes long, and the property tests with many examples, before a capability is called done
	@scripts/test-deep

check: ## format, lint, floors, types, migrations, translations, docs: before a commit
	@scripts/check

format: ## put the code in its one shape and mend what the linter can mend
	@scripts/install lint
	@.venv/bin/ruff check --quiet --fix . || true
	@.venv/bin/ruff format .

bench: ## the benchmarks: ratios against floors measured in the same run
	@scripts/install test
	@.venv/bin/python -m bench

lock: ## write requirements/ anew from pyproject.toml
	@scripts/install base
	@scripts/lock

translations: ## gather new words into the Dutch catalogue
	@scripts/install base
	@.venv/bin/python scripts/translations update

clean-demo: ## throw the demo data away and make them anew
	@scripts/install base
	@scripts/demo-data --anew
