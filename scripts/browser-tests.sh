#!/usr/bin/env bash
# Drives the built program in real Chromium. MOOC_TEST_DATABASE says on what it runs: sqlite (the default) or postgres.
# Names of test files may follow, such as smoke.test.mjs; otherwise all run, one after another.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PATH="$PWD/target/test-tools/bin:$PATH" # a newer Node.js, where this machine's own is too old
cd tests/browser
shopt -s nullglob
files=("$@")
[ ${#files[@]} -gt 0 ] || files=(*.test.mjs)
exec node --test --test-concurrency=1 --test-reporter=spec "${files[@]}"
