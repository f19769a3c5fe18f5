"""YAML without surprises: every scalar stays as it was typed, every value knows its line. Begin with `strict_yaml.py`."""
