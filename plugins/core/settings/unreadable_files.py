"""Files that are there and cannot be read: they are neither absent nor empty. Standard library only."""

import errno
import os

CURES = {
    errno.EACCES: "let yourself read it, with `chmod u+rX`, or have its owner do that",
    errno.EPERM: "let yourself read it, with `chmod u+rX`, or have its owner do that",
    errno.EIO: "the disk or the network share did not answer: try again, then have the disk looked at",
    errno.ESTALE: "the network share was mounted anew: mount it again, or open the folder again",
}


def is_absent(path: "str | os.PathLike[str]") -> bool:
    """Tell whether nothing stands at a path; what cannot be looked at may be there."""
    try:
        os.stat(path)  # noqa: PTH116  most builds do without pathlib
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def explain_unreadable(error: OSError) -> str:
    """Explain an error of the system in reading a file or folder, with what to do about it where that is known."""
    cure = CURES.get(error.errno or 0, "")
    return f"cannot be read: {error.strerror}" + (f"; {cure}" if cure else "")
