"""What the systems with an interface share: lists read page by page until they are whole, and rows that become tickets.

Begin with `api.py`.
"""
