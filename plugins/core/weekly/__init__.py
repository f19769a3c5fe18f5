"""Tickets become the numbers of a week: classified, counted, folded. Pure functions; nothing here reads a file or a clock."""
