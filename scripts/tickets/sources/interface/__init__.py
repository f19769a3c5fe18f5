"""The part that all systems with an interface share: lists read page by page until they are whole, and rows that become tickets.

In comes a `TicketSystem` with its settings, out comes a source; begin with `api.py`.
"""
