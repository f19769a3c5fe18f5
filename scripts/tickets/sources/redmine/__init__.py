"""The source Redmine: `client.py` asks for tickets, `models.py` says what is read of the answers."""
