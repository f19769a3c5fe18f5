"""What `python -m scripts.site` does around the incremental host: options, messages, exit codes. Begin with `command.py`."""
