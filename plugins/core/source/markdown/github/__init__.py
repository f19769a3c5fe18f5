"""A text in GitHub's dialect comes in, with the rules for its sort; HTML that is not cleaned yet, links and mistakes go out.

Begin reading in events.py, which hands the parser's events to the methods of blocks.py and inlines.py.
"""
