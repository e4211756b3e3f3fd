#!/usr/bin/env bash
# Lets Schemathesis invent requests to the API as a visitor and as every role. MOOC_TEST_DATABASE says on what the program runs.
# Names of roles may follow; otherwise all of them.
#
#   MOOC_TEST_EXAMPLES=6   how many requests are invented for each operation and phase, about
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PATH="$PWD/target/test-tools/bin:$PATH" # a newer Node.js, where this machine's own is too old
exec node tests/schemathesis/run.mjs "$@"
