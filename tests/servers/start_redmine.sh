#!/bin/bash
# Starts a Redmine on loopback, with the seed in its database; a second call only does what is missing.
#   SERVERS_HOME  a folder for everything it writes (needed)     REDMINE_PORT  its port (18382)
# Prints REDMINE_URL, REDMINE_KEY (a user with the least rights, in another zone), REDMINE_KEY_NOBODY (a user without rights).
# `start_redmine.sh stop` ends it.
set -euo pipefail
home=${SERVERS_HOME:?set SERVERS_HOME to a folder for the state of the test servers}/redmine
port=${REDMINE_PORT:-18382}
here=$(cd "$(dirname "$0")" && pwd)
. "$here/serving.sh"
[ "${1:-}" != stop ] || { stop_server; exit 0; }
mkdir -p "$home"/{tmp,files}
export RAILS_ENV=production REDMINE_INSTANCE=default DATABASE_URL="sqlite3:$home/redmine.sqlite3" SCHEMA=/dev/null
export REDMINE_LANG=en RAILS_LOG_TO_STDOUT=1 RUBYOPT=-W0 TMPDIR="$home/tmp"
cd /usr/share/redmine
if ! [ -f "$home/ready" ]; then
  rm -f "$home/redmine.sqlite3"
  python3 "$here/make_seed.py" > "$home/seed.jsonl"
  { # two runs of rake: in one, load_default_data meets stale lists of columns
    $fast bundle exec rake db:migrate
    $fast bundle exec rake redmine:load_default_data
    SEED="$home/seed.jsonl" ENV_FILE="$home/env" $fast bundle exec rails runner "$here/seed_redmine.rb"
  } >"$home/setup.log" 2>&1
  touch "$home/ready"
fi
start_server puma -e production -b "tcp://127.0.0.1:$port" -t 1:4 config.ru
echo "REDMINE_URL=http://127.0.0.1:$port"
cat "$home/env"
