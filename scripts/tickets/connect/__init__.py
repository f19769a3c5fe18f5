"""From an export, or the address of a ticket system, to config/tickets.yaml.

In come a file or a system and a person's answers, out comes the text of the settings; begin with `scripts/connect.py`,
then `export.py` and `interface.py`. `presets/` knows the columns of a dozen systems' exports, `words.toml` those of any.
"""
