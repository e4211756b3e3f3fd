#!/usr/bin/env bash
# Formatting, lints, dependency rules and documentation, each with warnings as errors.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CARGO_TERM_COLOR=${CARGO_TERM_COLOR:-never}
export PATH="$PWD/target/check-tools/bin:$PATH"
LOGS=target/check-logs
UNCOUNTED=1 # each stage here is one check
# shellcheck source=scripts/lib/report.sh
source scripts/lib/report.sh

dependency_rules() {
    if ! cargo deny --version >/dev/null 2>&1; then
        echo "installing cargo-deny in target/check-tools, which takes a few minutes"
        cargo install cargo-deny --locked --debug --root target/check-tools || return 1
    fi
    # Advisories need a database that not every machine can fetch; bans, licences and sources need none.
    cargo deny --locked check bans licenses sources
}

stage format cargo fmt --all --check || true
stage lint cargo clippy --locked --workspace --all-targets -- -D warnings || true
stage dependencies dependency_rules || true
stage documentation env RUSTDOCFLAGS='-D warnings' cargo doc --locked --workspace --no-deps --document-private-items || true
report
