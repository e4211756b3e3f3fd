# A private PostgreSQL and a private Redis on free loopback ports, in a temporary folder. To be sourced.
#
#   start_servers [PASSWORD]   exports TEST_POSTGRES_URL, TEST_REDIS_URL (and ports and process ids); ends the script when one cannot start
#   stop_servers               stops exactly what was started here and removes the folder; safe to call twice
#
# PostgreSQL refuses to run as root, so root starts it as the user `postgres`.

SERVERS_DIR=
POSTGRES_PID=
REDIS_PID=

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

postgres_bin() {
    local folder
    folder=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    [ -n "$folder" ] || folder=$(dirname "$(command -v initdb || echo /missing/initdb)")
    printf '%s\n' "$folder"
}

as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then
        (cd / && runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

# A tuning word: nothing here trades durability away, unless TEST_POSTGRES_FSYNC=off says so: tests that make and drop a database each wait mostly
# for the disk otherwise. They stop the program at any moment, but never this server or the machine, so that nothing committed is lost.
start_postgres() {
    local bin data port
    bin=$(postgres_bin)
    data="$SERVERS_DIR/postgres"
    mkdir -p "$data"
    [ "$(id -u)" -ne 0 ] || chown postgres "$data"
    as_postgres "$bin/initdb" -D "$data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >"$SERVERS_DIR/initdb.log" 2>&1 || {
        cat "$SERVERS_DIR/initdb.log" >&2
        return 1
    }
    port=$(free_port)
    as_postgres "$bin/postgres" -D "$data" -c listen_addresses=127.0.0.1 -c "port=$port" -c "unix_socket_directories=" \
        -c max_connections=400 -c "fsync=${TEST_POSTGRES_FSYNC:-on}" -c shared_buffers=256MB -c wal_compression=on >"$SERVERS_DIR/postgres.log" 2>&1 &
    for _ in $(seq 1 300); do
        if "$bin/pg_isready" -q -h 127.0.0.1 -p "$port"; then
            POSTGRES_PID=$(head -n 1 "$data/postmaster.pid")
            export TEST_POSTGRES_PORT=$port TEST_POSTGRES_URL="postgres://postgres@127.0.0.1:$port/postgres" TEST_POSTGRES_PID=$POSTGRES_PID
            return 0
        fi
        sleep 0.1
    done
    cat "$SERVERS_DIR/postgres.log" >&2
    return 1
}

start_redis() {
    local port
    port=$(free_port)
    mkdir -p "$SERVERS_DIR/redis"
    redis-server --bind 127.0.0.1 --port "$port" --save "" --appendonly no --dir "$SERVERS_DIR/redis" "$@" >"$SERVERS_DIR/redis.log" 2>&1 &
    REDIS_PID=$!
    for _ in $(seq 1 100); do
        if redis-cli -h 127.0.0.1 -p "$port" ping 2>/dev/null | grep -q PONG; then
            export TEST_REDIS_PORT=$port TEST_REDIS_URL="redis://127.0.0.1:$port" TEST_REDIS_PID=$REDIS_PID
            return 0
        fi
        sleep 0.1
    done
    cat "$SERVERS_DIR/redis.log" >&2
    return 1
}

start_servers() {
    # Under /tmp and not under TMPDIR: the user `postgres` must be able to reach it.
    SERVERS_DIR=$(mktemp -d /tmp/mooc-servers.XXXXXX)
    chmod 755 "$SERVERS_DIR"
    trap stop_servers EXIT
    trap 'exit 130' INT TERM HUP
    start_postgres || { echo "PostgreSQL did not start" >&2; exit 1; }
    start_redis || { echo "Redis did not start" >&2; exit 1; }
    echo "PostgreSQL on port $TEST_POSTGRES_PORT, Redis on port $TEST_REDIS_PORT, both in $SERVERS_DIR"
}

stop_servers() {
    [ -n "$SERVERS_DIR" ] || return 0
    [ -z "$POSTGRES_PID" ] || kill -INT "$POSTGRES_PID" 2>/dev/null || true
    # A test may have frozen it.
    [ -z "$REDIS_PID" ] || { kill -CONT "$REDIS_PID" && kill "$REDIS_PID"; } 2>/dev/null || true
    [ -z "$REDIS_PID" ] || wait "$REDIS_PID" 2>/dev/null || true
    for _ in $(seq 1 100); do
        [ -n "$POSTGRES_PID" ] && kill -0 "$POSTGRES_PID" 2>/dev/null || break
        sleep 0.1
    done
    [ -z "$POSTGRES_PID" ] || kill -QUIT "$POSTGRES_PID" 2>/dev/null || true
    rm -rf "$SERVERS_DIR"
    SERVERS_DIR=
    POSTGRES_PID=
    REDIS_PID=
}
