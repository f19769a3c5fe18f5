"""What is known of the last build as a whole."""

import os
from collections import namedtuple

from plugins.hosts.incremental.state.database import StateDatabase, StateError

# Not typing.NamedTuple, whose import takes longer than a build with nothing to do may.
#
# id: another one for each build. config: what a department sets, plain. plugins: the names of those that take part. kinds: what
# kinds of content say of themselves. head: where git stood. ledger: the digest of the ledger as it was continued. at: the present
# of that build, until: when time alone changes the site, tables_until: when it changes the tables (all in seconds since 1970).
# problems: all that were named, file_problems: those in files, between: those between files, clashes: of addresses that two
# outputs want. cited: the files whose lines these name. moments: those of which something asked whether they are over. tables,
# results: in how many pieces each is kept.
BuildRecord = namedtuple(
    "BuildRecord",
    "id config plugins kinds head ledger at until tables_until problems file_problems between clashes cited moments"
    " tables results",
)


def load_record(database: StateDatabase) -> BuildRecord:
    """Return the record of the last build; StateError where none came to its end."""
    plain = database.get("meta", "build")
    if plain is None or len(plain) != len(BuildRecord._fields):
        raise StateError("no build came to its end")
    return BuildRecord._make(plain)


def save_record(database: StateDatabase, record: BuildRecord) -> None:
    """Keep the record of a build."""
    database.put("meta", "build", tuple(record))


def sign_with_time(database: StateDatabase, record: BuildRecord) -> None:
    """Give the file, once it is closed, the time that belongs to a build: even, as FAT wants it, and between 1980 and 1997."""
    database.file_time = 315_532_800 + 2 * int(record.id[:7], 16)


def require_signed_time(database: StateDatabase, record: BuildRecord) -> None:
    """Refuse a file that something else wrote into after a build."""
    sign_with_time(database, record)
    if int(os.stat(database.path).st_mtime) != database.file_time:
        raise StateError("something else wrote into it")
