# Short names for what people do every day. Anything longer than a line is a script.
.DEFAULT_GOAL := help
.PHONY: help run test check bench faults

help: ## list these targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

run: ## start the program on http://127.0.0.1:8080, with its data in ./data
	cargo run --release -- serve

test: ## install and start what the tests need, then run every test
	scripts/test.sh

check: ## formatting, lints, dependency rules and documentation
	scripts/check.sh

bench: ## measure the program against its floors
	scripts/bench.sh

faults: ## the long run of the fault tests: 20 kills, Redis in trouble, backups under load
	scripts/faults.sh
