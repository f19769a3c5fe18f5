"""Values by their form: tokens, addresses, numbers, passwords, machines. data/detectors/*.toml has the patterns, in order.

`find_values` takes a normalised title and gives the spans that must go. Begin with pattern_rules.py; checks.py and narrowing.py
have what no pattern can say: checksums, and where a value ends.
"""
