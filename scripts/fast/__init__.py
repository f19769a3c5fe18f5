"""The fast host: builds what changed, without Pelican, and gives the same bytes (docs/fast-host.md)."""
