#!/usr/bin/env bash
# Has the program issue certificates, and two programs of other people check them as Open Badges 3.0 credentials, before and after some
# are revoked.
#
#   MOOC_TEST_CREDENTIALS=60   how many
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PATH="$PWD/target/test-tools/bin:$PATH" # a newer Node.js, where this machine's own is too old
exec node --test --test-reporter=spec tests/credentials/*.test.mjs
