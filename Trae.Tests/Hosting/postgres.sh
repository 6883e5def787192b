# Runs one PostgreSQL for as long as standard input is open. Usage: sh postgres.sh BIN PORT
# Each input line is a command for pg_ctl ("stop -m immediate"), "pause" or "continue"; "ready" is answered when it is done.
# However the tests end, kill -9 included, their end of the pipe closes and the server and its data go away.

set -u
bin=$1
port=$2
trap '' INT TERM

dir=$(mktemp -d "${TMPDIR:-/tmp}/trae-postgres.XXXXXX") || exit 1

control() {
    "$bin/pg_ctl" --pgdata "$dir/data" --wait --timeout 120 --silent --log "$dir/log" \
        --options "-h 127.0.0.1 -p $port -k '' -F -c full_page_writes=off -c max_connections=400 -c shared_buffers=64MB" \
        "$@" >&2
}

# The server with its children, as they are while somebody hangs the machine.
signal() {
    server=$(head -n 1 "$dir/data/postmaster.pid") || return 0
    kill "-$1" "$server" $(pgrep -P "$server")
}

finish() {
    signal CONT 2>/dev/null
    control stop -m fast
    rm -rf "$dir"
    exit "$1"
}

fail() {
    cat "$dir/log" >&2
    finish 1
}

"$bin/initdb" --pgdata "$dir/data" --username trae --auth trust --encoding UTF8 --locale C --no-sync > "$dir/log" 2>&1 || fail
control start || fail
echo ready

while read -r command; do
    case $command in
        pause) signal STOP || fail ;;
        continue) signal CONT || fail ;;
        # The command is meant to be split into words.
        *) control $command || fail ;;
    esac
    echo ready
done

finish 0
