"""Names of errors: of POSIX, of sockets of Windows, and of DNS."""

import errno

from scripts.tickets.redaction.word_sets import words_in

ERRNOS = frozenset(errno.errorcode.values()) | words_in(
    "ENOTFOUND ECONNABORTED EHOSTDOWN ESOCKETTIMEDOUT ETIMEOUT ENOTSUP EOPNOTSUPP ELOOP "
    "NXDOMAIN SERVFAIL NOERROR REFUSED FORMERR NOTIMP NODATA YXDOMAIN"  # RFC 1035, RFC 2136
)


def is_error(text: str) -> bool:
    """Whether a word is the name of an error: ECONNREFUSED, WSAETIMEDOUT, NXDOMAIN, ERR_CONNECTION_RESET."""
    return text.isupper() and (text.removeprefix("WSA") in ERRNOS or text.startswith(("EAI_", "ERR_", "STATUS_")))
