#!/usr/bin/env bash
# Runs one command beside a private PostgreSQL and Redis, and stops them afterwards.
#
#   scripts/with-servers.sh env MOOC_TEST_DATABASE=postgres cargo test -p tests --test acceptance identity::
set -euo pipefail
if [ $# -eq 0 ]; then
    sed -n '2,4s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
# shellcheck source=scripts/lib/servers.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/servers.sh"
TEST_POSTGRES_FSYNC=${TEST_POSTGRES_FSYNC:-off}
start_servers
"$@"
