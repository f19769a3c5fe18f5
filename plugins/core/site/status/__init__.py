"""How well services work, computed from events at the build's present.

Events and a moment come in, levels go out. Begin with `service_status.py`.
"""
