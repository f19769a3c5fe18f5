"""YAML without surprises.

A text comes in; a document goes out, in which every scalar is as it was typed and every value knows its line. Begin with
`strict_yaml.py`.
"""
