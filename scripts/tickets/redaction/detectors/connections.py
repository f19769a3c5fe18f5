"""Connection strings and addresses with a password in them."""

import re
from collections.abc import Iterator

from scripts.tickets.redaction.normalise import Line
from scripts.tickets.redaction.spans import Span, all_matches

# RFC 3986: scheme://userinfo@host. A password may hold what is no part of a userinfo, so the last @ of the word counts.
WITH_USER = re.compile(r"(?<![a-zA-Z0-9+.-])[a-zA-Z][a-zA-Z0-9+.-]{1,30}://[^\s/@]{1,200}@[^\s]{1,255}")
LOOSE_USER = re.compile(r"(?<![a-zA-Z0-9+.-])[a-zA-Z][a-zA-Z0-9+.-]{1,30}://[^\s@]{0,100}:[^\s@]{1,100}@[^\s]{1,255}")
SCHEMES = (
    "postgres(?:ql)?|mysql|mariadb|mongodb(?:\\+srv)?|rediss?|amqps?|mssql|sqlserver|oracle|ldaps?|"
    "smtps?|imaps?|s?ftps?|ssh|smb"
    "|cifs|jdbc:[a-z:]{2,30}|kafka|nats|mqtts?|clickhouse|cassandra|snowflake|couchbase|elasticsearch|"
    "sybase|db2|vnc|rdp"
)
DATABASE = re.compile(r"(?<![a-z0-9+.-])(?:" + SCHEMES + r")://[^\s]{1,255}", re.IGNORECASE)
# ADO.NET, ODBC, JDBC and Azure: `Name=value;Name=value`, with a name that tells a server or a secret.
NAMES = (
    "server|data source|addr(?:ess)?|network address|host|hostname|driver|dsn|provider|database|initial "
    "catalog|uid|user ?id|user"
    "|username|pwd|password|accountkey|accountname|account|sharedaccesskey(?:name)?|"
    "sharedaccesssignature|endpoint|endpointsuffix"
    "|defaultendpointsprotocol|integrated security|trusted_connection|encrypt|port|service name|sid|"
    "secret|access_?key|apikey"
)
PAIRS = re.compile(
    r"(?<![a-z])(?:" + NAMES + r") ?= ?[^;\s]{1,200}(?:; ?[a-z][a-z _-]{0,30}= ?(?:\{[^}]{1,60}\}|[^;\s]{1,200}))+;?",
    re.IGNORECASE,
)
CURL = re.compile(r"(?:(?<= -u )|(?<= -U )|(?<=--user )|(?<=--user=))[^\s:]{1,80}:[^\s]{1,120}")
USER_AT = re.compile(r"(?<![\w.+-])[A-Za-z][\w.-]{0,40}:[^\s:@/]{3,60}@[A-Za-z0-9][\w.-]{1,80}(?::\d{1,5})?")


def find_connections(line: Line) -> Iterator[Span]:
    """Connection strings whole, with server and user: together they open a door."""
    text = line.text
    if "@" in text:
        yield from all_matches(WITH_USER, text, "connection")
        yield from all_matches(LOOSE_USER, text, "connection")
        yield from all_matches(USER_AT, text, "connection")
    if "://" in text:
        yield from all_matches(DATABASE, text, "connection")
    if "=" in text:
        yield from all_matches(PAIRS, text, "connection")
    if ":" in text:
        yield from all_matches(CURL, text, "connection")
