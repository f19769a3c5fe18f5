"""From the bytes of a source file to what a record is made of; so far the room of Markdown."""
