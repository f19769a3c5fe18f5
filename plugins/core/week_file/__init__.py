"""content/weeks/2026-W47.yaml: a person's words and a machine's numbers in one file, and neither loses the other's."""
