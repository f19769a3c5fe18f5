#!/bin/bash
# Starts a Request Tracker on loopback, with the seed in its database; a second call only does what is missing.
#   SERVERS_HOME  a folder for everything it writes (needed)     RT_PORT  its port (18381)
# Prints RT_URL, RT_TOKEN (a user with the least rights, in another zone), RT_TOKEN_NOBODY (a user without rights).
# `start_rt.sh stop` ends it.
set -euo pipefail
home=${SERVERS_HOME:?set SERVERS_HOME to a folder for the state of the test servers}/rt
port=${RT_PORT:-18381}
here=$(cd "$(dirname "$0")" && pwd)
. "$here/serving.sh"
[ "${1:-}" != stop ] || { stop_server; exit 0; }
mkdir -p "$home"/{conf.d,session,mason}
cat > "$home/RT_SiteConfig.pm" <<CONFIG
Set(\$rtname, 'rt.example.test'); Set(\$Organization, 'example.test'); Set(\$Timezone, 'UTC');
Set(\$WebDomain, '127.0.0.1'); Set(\$WebPort, $port); Set(\$WebPath, '');
Set(\$DatabaseType, 'SQLite'); Set(\$DatabaseName, '$home/rt.sqlite3');
Set(\$MailCommand, 'testfile');
Set(\$LogToSTDERR, 'warning'); Set(\$LogToSyslog, undef); Set(\$LogToFile, undef);
Set(\$MasonDataDir, '$home/mason'); Set(\$MasonSessionDir, '$home/session');
Set(\$WebSessionClass, 'Apache::Session::File'); Set(\$HTMLFormatter, 'core');
1;
CONFIG
export RT_SITE_CONFIG="$home/RT_SiteConfig.pm" RT_SITE_CONFIG_DIR="$home/conf.d"
if ! [ -f "$home/ready" ]; then
  rm -f "$home/rt.sqlite3"
  (umask 077; head -c 18 /dev/urandom | base64 > "$home/password")
  $fast rt-setup-database-5 --action init --skip-create --root-password-file "$home/password" >"$home/setup.log" 2>&1
  python3 "$here/make_seed.py" > "$home/seed.jsonl"
  $fast perl -I/usr/share/request-tracker5/lib "$here/seed_rt.pl" "$home/seed.jsonl" "$home/env" >>"$home/setup.log" 2>&1
  touch "$home/ready"
fi
start_server /usr/share/request-tracker5/libexec/rt-server --host 127.0.0.1 --port "$port" --max-workers 2
echo "RT_URL=http://127.0.0.1:$port"
cat "$home/env"
