"""The files of config/, read as strictly as content.

A folder comes in, the plain values of `plugins.core.settings` go out. Begin with `site_config.py`.
"""
