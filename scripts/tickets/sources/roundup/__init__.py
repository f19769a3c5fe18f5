"""The source Roundup: `client.py` asks for tickets and says what is read of the answers."""
