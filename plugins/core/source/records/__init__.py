"""The base of all records: types of fields, checks, and sentences for what is wrong.

In comes a YAML document, out goes a frozen pydantic model or a list of mistakes. Begin with `record.py`.
"""
