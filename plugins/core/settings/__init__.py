"""The settings of a department as plain values, and the time of a build.

Everything else may import from here; begin with `site_settings.py`. The files of config/ are read by
`plugins.core.source.config`.
"""
