"""Ticket sources: one ticket system a module, each turning its answers into Ticket (protocol.py says how)."""
