"""What `scripts.update` does: the merge of newer code (`code_merge.py`), and settings of an earlier form (`former_settings.py`)."""
