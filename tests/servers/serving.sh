# Sourced by start_rt.sh and start_redmine.sh, which set `home` and `port`: one server, its pid in $home/pid.
fast=$(command -v eatmydata || true) # test data only: SQLite's fsyncs would take most of the time

alive() { [ -f "$home/pid" ] && kill -0 "$(cat "$home/pid")" 2>/dev/null; }

# A server that runs keeps its port, whatever is asked for now.
if alive && [ -f "$home/port" ]; then port=$(cat "$home/port"); fi

answers() { curl -s -m 10 -o /dev/null "http://127.0.0.1:$port/"; }

# The server leads a process group of its own, so that its workers end with it.
stop_server() {
  if alive; then kill -- "-$(cat "$home/pid")" 2>/dev/null || kill "$(cat "$home/pid")"; fi
  for _ in $(seq 1 60); do answers || break; sleep 0.25; done
  rm -f "$home/pid"
}

start_server() {
  if ! alive; then
    ! answers || { echo "port $port is taken" >&2; exit 1; }
    setsid $fast "$@" >"$home/server.log" 2>&1 </dev/null &
    echo $! > "$home/pid"
    echo "$port" > "$home/port"
  fi
  for _ in $(seq 1 240); do
    answers && return
    alive || { tail -20 "$home/server.log" >&2; exit 1; }
    sleep 0.25
  done
  echo "the server does not answer on port $port" >&2
  exit 1
}
