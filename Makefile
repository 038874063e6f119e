# make run: a simulated chain, forecast and served.  make test: everything checked.  Both set up what they need.
.DEFAULT_GOAL := help
.PHONY: help run demo test build format bench accuracy clean

SERVE ?= 1
PORT ?= 5080
export SERVE PORT

help:
	@echo "make run      a simulated chain: simulate, import, train, forecast, plan, serve on http://127.0.0.1:$(PORT)"
	@echo "              (SERVE=0 does not serve; PORT=5081 serves elsewhere)"
	@echo "make test     set-up, build, format check and all tests; ends with 'N passed, N failed'"
	@echo "make build    all projects"
	@echo "make format   bring the sources into the house format"
	@echo "make bench    the benchmarks of the kernels"
	@echo "make accuracy what each part of the forecasts is worth; DATA_DIR=... says where the data sets are"
	@echo "make clean    remove what was built, and the simulated chain"

run:
	@setup/install run
	@setup/demo

demo: SERVE = 0
demo: run

test:
	@setup/test

build:
	dotnet build RtMart.Forecast.sln -c Release -v quiet -nologo

format:
	dotnet format RtMart.Forecast.sln

bench: build
	dotnet artifacts/bin/Forecasting.Benchmarks/release/Forecasting.Benchmarks.dll --filter '*'

# Exit code 1 means done, but a data set was left out, which stderr has named.
accuracy:
	@bench/accuracy/run $(DATA_DIR) || [ $$? -eq 1 ]

clean:
	rm -rf artifacts data/sample data/sample.part data/plan data/sample.db data/sample.db-wal data/sample.db-shm
