"""Requests to a ticket system over HTTP, and what may go wrong with them.

In come settings, a token and a question, out comes an answer as a pydantic model or a SourceError; begin with `session.py`.
"""
