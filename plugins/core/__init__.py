"""What all plugins and scripts share: strict reading, typed records, Items. Knows nothing of Pelican."""
