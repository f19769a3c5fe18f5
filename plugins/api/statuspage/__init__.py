"""Write api/v2/, the status in the shape of Statuspage's public API, for bots and dashboards that know it.

Events, Items and services come in, JSON goes out. Begin with `documents.py`; `vocabulary.py` says our words in Statuspage's.
"""
