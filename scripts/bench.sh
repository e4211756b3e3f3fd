#!/usr/bin/env bash
# Measures the program as it is shipped (profile dist) on SQLite and on PostgreSQL with Redis, beside its floors in the same run:
# a bare handler of the same web framework, and pgbench. Every answer is checked. The figures are in target/bench/figures.json.
#
#   BENCH_ROUNDS=3 BENCH_SECONDS=5 BENCH_LEARNERS=200   how often, how long a step, how many learners
#   BENCH_PROFILE=dist                                  what is measured; dev only tries the measuring itself
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PATH="$PWD/target/test-tools/bin:$PATH" CARGO_TERM_COLOR=${CARGO_TERM_COLOR:-never} CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
# shellcheck source=scripts/lib/servers.sh
source scripts/lib/servers.sh

profile=${BENCH_PROFILE:-dist}
folder=$profile
[ "$profile" != dev ] || folder=debug
scripts/install-test-tools.sh
cargo build --locked --profile "$profile" -p api --bin mooc --example load --example floor
start_servers
BENCH_BINARIES="$CARGO_TARGET_DIR/$folder" node tests/bench/bench.mjs
