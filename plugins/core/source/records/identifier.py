"""What an id looks like."""

ID = r"(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*"
