"""The files of config/, read as strictly as content.

Out go the plain values of `plugins.core.settings`; begin with `site_config.py`.
"""
