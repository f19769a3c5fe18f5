"""What the redactor's words are made of."""
