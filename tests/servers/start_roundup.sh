#!/bin/bash
# Starts a Roundup on loopback, from PyPI in a venv of its own, with the seed in its database; a second call only does what is missing.
#   SERVERS_HOME  a folder for everything it writes (needed)     ROUNDUP_PORT  its port (18383)
# Prints ROUNDUP_URL, ROUNDUP_PASSWORD (of the user glassbox with the least rights, in another zone) and ROUNDUP_PASSWORD_NOBODY (a user
# without rights). It exits 75 where Roundup cannot be installed. `start_roundup.sh stop` ends it.
set -euo pipefail
home=${SERVERS_HOME:?set SERVERS_HOME to a folder for the state of the test servers}/roundup
port=${ROUNDUP_PORT:-18383}
here=$(cd "$(dirname "$0")" && pwd)
. "$here/serving.sh"
[ "${1:-}" != stop ] || { stop_server; exit 0; }
mkdir -p "$home"

# 20 calls, then four a second: less than we ask in, if passwords cost next to nothing
configure() {
  sed -i "s|^web = .*|web = http://127.0.0.1:$port/|; s|^api_calls_per_interval = .*|api_calls_per_interval = 20|
    s|^api_interval_in_sec = .*|api_interval_in_sec = 5|; s|^password_pbkdf2_default_rounds = .*|password_pbkdf2_default_rounds = 1000|" \
    "$home/tracker/config.ini"
}

if ! [ -x "$home/venv/bin/roundup-admin" ]; then
  { python3 -m venv "$home/venv" && "$home/venv/bin/pip" install -q --disable-pip-version-check roundup==2.6.0; } >"$home/install.log" 2>&1 ||
    { rm -rf "$home/venv"; echo "cannot install Roundup from PyPI; $home/install.log says why" >&2; exit 75; }
fi
if ! [ -f "$home/ready" ]; then
  rm -rf "$home/tracker"
  {
    "$home/venv/bin/roundup-admin" -i "$home/tracker" install classic sqlite \
      "admin_email=admin,tracker_web=http://127.0.0.1:$port/,mail_host=127.0.0.1,mail_domain=example.test"
    cat "$here/roundup_schema.py" >> "$home/tracker/schema.py"
    configure
    rm -f "$home/tracker"/detectors/*.py # no mail
    (umask 077; head -c 18 /dev/urandom | base64 > "$home/password")
    "$home/venv/bin/roundup-admin" -i "$home/tracker" initialise "$(cat "$home/password")"
    python3 "$here/make_seed.py" > "$home/seed.jsonl"
    $fast "$home/venv/bin/python" "$here/seed_roundup.py" "$home/tracker" "$home/seed.jsonl" "$home/env"
  } >"$home/setup.log" 2>&1 </dev/null
  touch "$home/ready"
fi
configure
start_server "$home/venv/bin/python" "$here/serve_roundup.py" "$home/tracker" "$port"
echo "ROUNDUP_URL=http://127.0.0.1:$port"
cat "$home/env"
