#!/usr/bin/env bash
# Kills the program, freezes Redis and takes backups while people write. MOOC_TEST_DATABASE says on what: sqlite (the default) or postgres.
#
#   MOOC_TEST_KILLS=3 MOOC_TEST_FAULT_SECONDS=2   how often it is killed, how long Redis is in trouble
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PATH="$PWD/target/test-tools/bin:$PATH" # a newer Node.js, where this machine's own is too old
files=("$@")
[ ${#files[@]} -gt 0 ] || files=(tests/faults/*.test.mjs)
exec node --test --test-concurrency=1 --test-reporter=spec "${files[@]}"
