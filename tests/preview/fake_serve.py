"""The command with a builder that takes no time, to be run as a process."""

import os
import signal
from pathlib import Path

from scripts.serve import main, prepare_process

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has what runs in its background pass over Ctrl-C
    prepare_process()
    raise SystemExit(main(module="tests.preview.fake_fast", code=[Path(os.environ["SITE_CODE"])]))
