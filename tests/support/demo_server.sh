# For scripts that need a private server with the demo province: source it, then call start_demo_server. It ends with the
# script, and its folder with it.
#   sets  $work     folder of its own; $work/data is that of the server, $work/vanthud.log its log
#         $url      where it answers
#   needs $programs, where the built programs are, and a function tell_failure that prints what helps when the script fails
work=$(mktemp -d)
server=

finish() {
    local code=$?
    trap - EXIT
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    [ $code -eq 0 ] || tell_failure || true
    rm -rf "$work"
    exit $code
}
trap finish EXIT
trap 'exit 130' INT TERM

start_demo_server() {
    "$programs/vanthud" --data "$work/data" --port 0 --exchange-listen 'tcp://127.0.0.1:*' --demo >"$work/vanthud.log" 2>&1 &
    server=$!
    # It answers when its ready file is there; the demo takes half a minute before that.
    for _ in $(seq 1200); do
        [ -s "$work/data/vanthud.json" ] && break
        kill -0 "$server" 2>/dev/null || { echo "vanthud ended while starting"; exit 1; }
        sleep 0.25
    done
    url=http://127.0.0.1:$(sed -n 's/.*"http_port"[^0-9]*\([0-9]*\).*/\1/p' "$work/data/vanthud.json")
}

# Logs the person in for the command line and waits until the index has caught up: until then nothing is found, and verify
# finds it behind.
wait_for_index() { # LOGIN PASSWORD
    export VANTHU_SERVER=$url VANTHU_TOKEN_FILE=$work/token XDG_CONFIG_HOME=$work
    VANTHU_PASSWORD=$2 "$programs/vanthu" login "$1" >/dev/null
    for _ in $(seq 1200); do
        "$programs/vanthu" system --json | grep -q '"behind": *0[,}]' && return
        sleep 0.5
    done
    echo "the index has not caught up within ten minutes"
    exit 1
}
