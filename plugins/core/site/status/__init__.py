"""What happens at a time, and how well services work, computed from events at the build's present.

Events and a moment come in, levels and tables go out. Begin with `service_status.py`.
"""
