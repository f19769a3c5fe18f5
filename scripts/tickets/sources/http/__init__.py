"""Requests to a ticket system: who asks (`token.py`), over what (`settings.py`), how long (`deadline.py`), and what went wrong.

Begin with `session.py`.
"""
