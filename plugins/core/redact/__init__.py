"""What may be published of a ticket's own words."""
