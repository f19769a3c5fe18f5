"""From an export or an address to config/tickets.yaml: what is looked at, recognised, asked and written.

`presets/` holds what is known of each ticket system's export.
"""
