"""Between the ticket system and content/weeks: what a pull does with tickets. No build imports it."""
