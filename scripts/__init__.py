"""Commands, run as `python -m scripts.NAME`; only these talk to other systems."""
