# Runs the stages of a script, times each, and sums up at the end. To be sourced.
#
#   stage NAME COMMAND...   runs a command, keeps its output in $LOGS/NAME.log, reads its counts, goes on after a failure
#   must NAME COMMAND...    the same, but ends the script when it fails: nothing after it would make sense
#   report                  prints the table and `N passed, N failed`; its status says whether everything passed

LOGS=${LOGS:-target/test-logs}
mkdir -p "$LOGS"
STAGES=()
PASSED=0
FAILED=0

# Reads "passed failed left-out" out of a log, whichever runner wrote it, or "none".
counts() {
    awk '
        /^test result: / { for (i = 1; i < NF; i++) {
            if ($(i + 1) ~ /^passed/) passed += $i
            if ($(i + 1) ~ /^failed/) failed += $i
            if ($(i + 1) ~ /^ignored/) left += $i }; seen = 1 }
        /^(# |ℹ )pass [0-9]+$/ { passed += $NF; seen = 1 }
        /^(# |ℹ )(fail|cancelled) [0-9]+$/ { failed += $NF; seen = 1 }
        /^(# |ℹ )(skipped|todo) [0-9]+$/ { left += $NF; seen = 1 }
        /^checks: [0-9]+ passed, [0-9]+ failed$/ { passed += $2; failed += $4; seen = 1 }
        END { if (seen) print passed + 0, failed + 0, left + 0; else print "none" }
    ' "$1"
}

# Ends the running stage and whatever it started: each stage is a process group of its own.
STAGE_PID=
end_stage() {
    [ -z "$STAGE_PID" ] || kill "-${1:-TERM}" -- "-$STAGE_PID" 2>/dev/null || true
}

watch_stage() {
    local deadline=$((SECONDS + ${STAGE_LIMIT:-1800}))
    while kill -0 "$STAGE_PID" 2>/dev/null; do
        if [ "$SECONDS" -ge "$deadline" ]; then
            echo "ended: it ran for too long" >>"$1"
            end_stage KILL
        fi
        sleep 2
    done
}

# Starts "$@" in the background with its output in a log, and shows that log as it grows, so that a build server sees a sign of
# life. A stage that hangs is ended after STAGE_LIMIT seconds.
run_stage() {
    local log=$1 status=0 follower watchdog
    shift
    : >"$log"
    set -m
    "$@" >"$log" 2>&1 </dev/null &
    STAGE_PID=$!
    set +m
    tail -n +1 -f -s 0.2 --pid="$STAGE_PID" "$log" &
    follower=$!
    watch_stage "$log" &
    watchdog=$!
    wait "$STAGE_PID" || status=$?
    kill "$watchdog" 2>/dev/null || true
    wait "$watchdog" 2>/dev/null || true
    end_stage
    STAGE_PID=
    wait "$follower" || true
    return "$status"
}

stage() {
    local name=$1 log="$LOGS/$1.log" begun=$SECONDS status=0 passed failed left
    shift
    printf '\n=== %s: %s\n' "$name" "$*"
    run_stage "$log" "$@" || status=$?
    read -r passed failed left <<<"$(counts "$log")"
    if [ "$passed" = none ]; then
        # Not a runner of tests, such as a formatter: it can only fail, unless the script counts its stages themselves.
        passed=$((status == 0 ? ${UNCOUNTED:-0} : 0)) failed=$((status != 0)) left=0
    elif [ "$passed" -eq 0 ] && [ "$failed" -eq 0 ]; then
        failed=1
        printf '%s ran no test\n' "$name"
    fi
    # A runner that died, or one that left tests out, has failed whatever it counted.
    if { [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; } || [ "$left" -gt 0 ]; then
        failed=$((failed + (left > 0 ? left : 1)))
    fi
    PASSED=$((PASSED + passed))
    FAILED=$((FAILED + failed))
    STAGES+=("$(printf '%-22s %6d %6d %7ds' "$name" "$passed" "$failed" "$((SECONDS - begun))")")
    [ "$failed" -eq 0 ]
}

must() {
    stage "$@" && return 0
    report
    exit 1
}

report() {
    printf '\n%-22s %6s %6s %8s\n' stage passed failed time
    printf '%s\n' "${STAGES[@]}"
    printf '%-22s %6d %6d %7ds\n' total "$PASSED" "$FAILED" "$SECONDS"
    [ "$FAILED" -eq 0 ] || printf '\nThe whole output of each stage is in %s\n' "$LOGS"
    printf '\n%d passed, %d failed\n' "$PASSED" "$FAILED"
    [ "$FAILED" -eq 0 ]
}
