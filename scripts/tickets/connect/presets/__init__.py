"""What is known of each ticket system's export: a file NAME.toml for each system, read by `load_presets`.

A preset says how to export, by which columns an export is recognised, and what its columns, words and dates mean. An example
of each export stands in docs/ticket-systems/exports/, and docs/ticket-systems/exports.md shows the settings for it.
"""

from scripts.tickets.connect.presets.preset import Preset, find_preset, load_presets

__all__ = ["Preset", "find_preset", "load_presets"]
