#!/usr/bin/env bash
# Starts what docker-compose.yml describes without a container engine: PostgreSQL and Redis with its users, passwords and
# commands, and the built program with its settings; only host names, ports and folders are replaced. Then it asks each for its
# health as the compose file does, signs nobody in, stops the program gently and starts it again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
tools=${MOOC_TEST_TOOLS:-$root/target/test-tools/venv/bin}
binary=${MOOC_TEST_BINARY:-$root/target/debug/mooc}
# shellcheck source=scripts/lib/servers.sh
source scripts/lib/servers.sh

say() { printf '%s\n' "$*"; }
fail() { say "checks: 0 passed, 1 failed"; say "compose-native: $*" >&2; [ -z "${PROGRAM_LOG:-}" ] || tail -n 40 "$PROGRAM_LOG" >&2; exit 1; }

# Reads the compose file with the values of .env.example and a password, and prints shell assignments.
settings() {
    POSTGRES_PASSWORD="$1" "$tools/python" - <<'PYTHON'
import os, re, shlex, yaml

values = dict(re.findall(r"^([A-Z_]+)=(.*)$", open(".env.example").read(), re.M))
values["POSTGRES_PASSWORD"] = os.environ["POSTGRES_PASSWORD"]

def filled(text):
    def value(match):
        name, default = match[1], (match[2] or "")
        return values.get(name) or (default[2:] if default.startswith(":-") else "")
    return re.sub(r"\$\{([A-Z_]+)(:[-?][^}]*)?\}", value, str(text))

services = yaml.safe_load(open("docker-compose.yml").read())["services"]
for service in ("postgres", "mooc"):
    for name, text in services[service]["environment"].items():
        print(f"compose_{service}_{name}={shlex.quote(filled(text))}")
names = [name for name in services["mooc"]["environment"]]
print(f"compose_mooc_names=({' '.join(names)})")
print(f"compose_redis_command=({' '.join(shlex.quote(word) for word in services['redis']['command'][1:])})")
print(f"compose_mooc_command=({' '.join(shlex.quote(word) for word in services['mooc']['command'])})")
PYTHON
}

password=$(head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n')
eval "$(settings "$password")"
start_servers
trap 'stop_program; stop_servers' EXIT

PROGRAM_PID=
stop_program() {
    [ -n "$PROGRAM_PID" ] || return 0
    kill -TERM "$PROGRAM_PID" 2>/dev/null || true
    local status=0
    wait "$PROGRAM_PID" || status=$?
    PROGRAM_PID=
    return "$status"
}

# The same user, database and password as the image would make; password sign-in from here on.
psql -q "$TEST_POSTGRES_URL" -v ON_ERROR_STOP=1 \
    -c "CREATE ROLE $compose_postgres_POSTGRES_USER LOGIN SUPERUSER PASSWORD '$compose_postgres_POSTGRES_PASSWORD'" \
    -c "CREATE DATABASE $compose_postgres_POSTGRES_DB OWNER $compose_postgres_POSTGRES_USER"
printf 'host all all 127.0.0.1/32 scram-sha-256\n' >"$SERVERS_DIR/postgres/pg_hba.conf"
kill -HUP "$POSTGRES_PID"
redis-cli -p "$TEST_REDIS_PORT" shutdown nosave >/dev/null 2>&1 || true
start_redis "${compose_redis_command[@]}" || fail "Redis does not start with the compose file's command"

http_port=$(free_port)
metrics_port=$(free_port)
data=$(mktemp -d "$SERVERS_DIR/data.XXXXXX")
# What a container would find by name or by its own network is found on this machine instead.
instead() {
    local before=${!1} after=${!1/"$2"/"$3"}
    [ "$before" != "$after" ] || fail "$1 does not say $2"
    printf -v "$1" '%s' "$after"
}
instead compose_mooc_DATABASE_URL @postgres:5432/ "@127.0.0.1:$TEST_POSTGRES_PORT/"
instead compose_mooc_REDIS_URL redis:6379 "127.0.0.1:$TEST_REDIS_PORT"
instead compose_mooc_MOOC_LISTEN 0.0.0.0:8080 "127.0.0.1:$http_port"
instead compose_mooc_MOOC_METRICS_LISTEN 0.0.0.0:9090 "127.0.0.1:$metrics_port"
instead compose_mooc_MOOC_DATA_DIR /var/lib/mooc "$data"
settings=()
for name in "${compose_mooc_names[@]}"; do
    variable=compose_mooc_$name
    settings+=("$name=${!variable}")
done
database=$compose_mooc_DATABASE_URL
PROGRAM_LOG="$SERVERS_DIR/program.log"

start_program() {
    env -i PATH="$PATH" HOME="$data" "${settings[@]}" \
        "$binary" "${compose_mooc_command[@]}" >>"$PROGRAM_LOG" 2>&1 &
    PROGRAM_PID=$!
    for _ in $(seq 1 600); do
        curl --fail --silent --output /dev/null "http://127.0.0.1:$http_port/readyz" && return 0
        kill -0 "$PROGRAM_PID" 2>/dev/null || fail "the program stopped before it was ready"
        sleep 0.1
    done
    fail "the program was not ready within a minute"
}

start_program
curl --fail --silent "http://127.0.0.1:$metrics_port/metrics" | grep -q '^mooc_' || fail "no metrics on the address of their own"
say "ready with the settings of docker-compose.yml"
PGPASSWORD=$password pg_isready -q -h 127.0.0.1 -p "$TEST_POSTGRES_PORT" -U "$compose_postgres_POSTGRES_USER" -d "$compose_postgres_POSTGRES_DB" ||
    fail "PostgreSQL is not healthy"
redis-cli -p "$TEST_REDIS_PORT" ping | grep -q PONG || fail "Redis is not healthy"
tables=$(psql -At "$database" -c "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")
[ "$tables" -gt 5 ] || fail "the program made $tables tables in PostgreSQL"
curl --fail --silent --location --output /dev/null "http://127.0.0.1:$http_port/" || fail "the first page does not answer"
stop_program || fail "the program did not stop gently"
say "stopped gently; $tables tables"
start_program
curl --fail --silent --location --output /dev/null "http://127.0.0.1:$http_port/" || fail "the first page does not answer after a second start"
stop_program || fail "the program did not stop gently the second time"
say "started again on the same data"
say "checks: 3 passed, 0 failed"
