.PHONY: help run build deb test bench format clean
.DEFAULT_GOAL := help

help: ## Show these commands
	@sed -n 's/^\([a-z]*\): ## /\1	/p' Makefile | expand -t 10

run: ## Install what is missing, build, load the demonstration once, serve on localhost:8080
	@scripts/run.sh

build: ## Build the release binary
	@scripts/build.sh

deb: ## Build the Debian package and print its path
	@scripts/deb.sh

test: ## Install what is missing and run every test
	@scripts/test.sh

bench: ## Measure pages, memory and matching against the budgets; write=yes keeps the tables
	@scripts/bench.sh $(if $(write),--write)

format: ## Lay out the Swift sources as .swift-format says
	swift format --in-place --recursive Package.swift Sources Tests

clean: ## Remove what was built; databases and files under var/ stay
	rm -rf .build .venv
