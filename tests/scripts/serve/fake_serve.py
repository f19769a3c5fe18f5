"""The command with a builder that takes no time, to be run as a process."""

import os
from pathlib import Path

from scripts.serve import main, prepare_process

if __name__ == "__main__":
    prepare_process()
    raise SystemExit(main(module="tests.scripts.serve.fake_fast", code=[Path(os.environ["SITE_CODE"])]))
