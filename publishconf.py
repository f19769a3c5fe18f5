"""Settings of the published site: any mistake ends the build with exit status 1."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

STRICT = True
