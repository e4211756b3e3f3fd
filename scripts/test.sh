#!/usr/bin/env bash
# Runs everything: installs what is missing, starts a private PostgreSQL and Redis, and runs every test on SQLite and on
# PostgreSQL with Redis. Nothing is left out: a missing tool or an ignored test is a failure.
#
#   scripts/test.sh            everything
#   scripts/test.sh STAGE...   only these stages: format lint unit architecture acceptance schemathesis credentials browser faults compose
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CARGO_TERM_COLOR=${CARGO_TERM_COLOR:-never} CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
export MOOC_TEST_TOOLS="$PWD/target/test-tools/venv/bin" MOOC_TEST_BINARY="$CARGO_TARGET_DIR/debug/mooc"
# Always the whole workspace: choosing one package would choose other features and build the dependencies again.
# shellcheck source=scripts/lib/report.sh
source scripts/lib/report.sh
# shellcheck source=scripts/lib/servers.sh
source scripts/lib/servers.sh

ALL='format unit architecture acceptance schemathesis credentials browser faults compose'
# Linting builds everything a second time in its own way: `make check` does it.
MORE='lint'
CHOSEN=${*:-$ALL}
for name in $CHOSEN; do
    [[ " $ALL $MORE " == *" $name "* ]] || { echo "no stage $name; there are: $ALL $MORE" >&2; exit 2; }
done
unit_tests() {
    cargo test --locked --workspace --lib --bins --no-fail-fast && cargo test --locked --workspace --doc
}
chosen() { [[ " $CHOSEN " == *" $1 "* ]]; }

must tools scripts/install-test-tools.sh
must build cargo build --locked --workspace --all-targets
TEST_POSTGRES_FSYNC=off
start_servers
trap 'end_stage; stop_servers' EXIT

if chosen format; then stage format cargo fmt --all --check || true; fi
if chosen lint; then stage lint cargo clippy --locked --workspace --all-targets -- -D warnings || true; fi
if chosen unit; then stage unit unit_tests || true; fi
if chosen architecture; then stage architecture cargo test --locked --workspace --test architecture || true; fi
if chosen acceptance; then
    stage acceptance-sqlite env MOOC_TEST_DATABASE=sqlite cargo test --locked --workspace --test acceptance || true
    stage acceptance-postgres env MOOC_TEST_DATABASE=postgres cargo test --locked --workspace --test acceptance || true
fi
if chosen schemathesis; then
    # What differs between the databases is behind the API's answers; the acceptance tests hold both.
    stage schemathesis-postgres env MOOC_TEST_DATABASE=postgres scripts/schemathesis.sh || true
fi
if chosen credentials; then
    # What is signed does not depend on the database.
    stage credentials env MOOC_TEST_DATABASE=sqlite scripts/credential-tests.sh || true
fi
if chosen browser; then
    stage browser-sqlite env MOOC_TEST_DATABASE=sqlite scripts/browser-tests.sh || true
    stage browser-postgres env MOOC_TEST_DATABASE=postgres scripts/browser-tests.sh || true
fi
if chosen faults; then
    stage faults-sqlite env MOOC_TEST_DATABASE=sqlite scripts/fault-tests.sh || true
    stage faults-postgres env MOOC_TEST_DATABASE=postgres scripts/fault-tests.sh || true
fi
if chosen compose; then
    stage compose-schema scripts/check-compose.sh || true
    stage compose-native scripts/compose-native-smoke.sh || true
fi

report
