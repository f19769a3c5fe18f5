#!/bin/sh
# Installs Debian's Request Tracker 5 and Redmine 5 for the tests of this folder; exits 75 where that is not possible.
set -eu
packages="request-tracker5 rt5-db-sqlite rt5-standalone msmtp-mta redmine redmine-sqlite puma sqlite3 eatmydata curl"
dpkg -s $packages >/dev/null 2>&1 && exit 0
cannot() { echo "cannot install the ticket systems: $1" >&2; exit 75; }
command -v apt-get >/dev/null || cannot "this is not Debian (no apt-get)"
[ "$(id -u)" = 0 ] || cannot "only root can install packages"
export DEBIAN_FRONTEND=noninteractive
debconf-set-selections <<ANSWERS
request-tracker5 request-tracker5/dbconfig-install boolean false
request-tracker5 request-tracker5/rtname string rt.example.test
request-tracker5 request-tracker5/organization string example.test
request-tracker5 request-tracker5/handle-siteconfig-permissions boolean false
request-tracker5 request-tracker5/install-cronjobs boolean false
request-tracker5 request-tracker5/initial-root-password password unused
request-tracker5 request-tracker5/initial-root-password-confirm password unused
redmine redmine/instances/default/dbconfig-install boolean false
ANSWERS
apt-get update -qq >&2 || cannot "no package list can be fetched (network?)"
apt-get install -y -qq --no-install-recommends $packages >&2 || cannot "apt-get failed"
