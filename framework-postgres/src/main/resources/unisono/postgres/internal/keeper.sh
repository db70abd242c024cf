# The keeper of one PostgreSQL server, POSIX sh. It starts the server, answers whoever joins, and
# stops the server when its last user is gone.
#   $1  the FIFO that every user holds open for writing: the kernel counts them, kill -9 included
#   $2  the file for the answers to those who join
#   $3  the server's data directory
#   $4  the directory to remove at the end, or nothing
#   $5… the command that becomes the server
users=$1 answer=$2 data=$3 remove=$4
shift 4

# Opening for reading would wait for a writer, who may have been killed: open for both, then let go.
[ -p "$users" ] || exit 0
exec 4<>"$users" 3<"$users" 4>&-

"$@" 3<&- &
server=$!

{
    while read -r token <&3; do
        echo "$token" >"$answer"
    done
    # Nobody holds the FIFO any more. If the keeper itself was killed meanwhile, the number of the
    # server could belong to somebody else by now: then the server's own file has to name it.
    if ! kill -0 $$; then
        read -r running <"$data/postmaster.pid" && [ "$running" = "$server" ] || exit 0
    fi
    # A shell starts background commands with SIGINT ignored, and PostgreSQL needs a moment to
    # change that; SIGTERM counts from the beginning, but alone would wait for open connections.
    kill -TERM "$server"
    kill -INT "$server"
} 2>/dev/null &
doorman=$!
exec 3<&-

wait "$server"
status=$?
kill "$doorman" 2>/dev/null
rm -f "$users" "$answer"
[ -z "$remove" ] || rm -rf "$remove"
exit "$status"
