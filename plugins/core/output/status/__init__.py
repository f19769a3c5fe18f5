"""The state of services as templates show it.

Levels, spans and events come in, words and plain values go out. Begin with `service_rows.py`; `overall_line.py` is what stands
on top of pages.
"""
