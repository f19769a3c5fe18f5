"""What `make incident` does: it asks, writes the file of an incident, and adds an update to one.

`questions.py` asks, `report.py` makes the new file's text, `update_insertion.py` adds an update to a file and leaves the rest of
it as it was. `yaml_text.py` writes any text so that it reads back as it was typed.
"""
