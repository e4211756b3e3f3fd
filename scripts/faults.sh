#!/usr/bin/env bash
# The long run of the fault tests, on both databases: 20 kills each, and Redis in trouble for longer.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CARGO_TERM_COLOR=${CARGO_TERM_COLOR:-never} CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
export MOOC_TEST_BINARY="$CARGO_TARGET_DIR/debug/mooc" MOOC_TEST_KILLS=${MOOC_TEST_KILLS:-20} MOOC_TEST_FAULT_SECONDS=${MOOC_TEST_FAULT_SECONDS:-6}
# shellcheck source=scripts/lib/report.sh
source scripts/lib/report.sh
# shellcheck source=scripts/lib/servers.sh
source scripts/lib/servers.sh

must tools scripts/install-test-tools.sh
must build cargo build --locked --workspace --all-targets
start_servers
trap 'end_stage; stop_servers' EXIT
stage faults-sqlite env MOOC_TEST_DATABASE=sqlite scripts/fault-tests.sh || true
stage faults-postgres env MOOC_TEST_DATABASE=postgres scripts/fault-tests.sh || true
report
