"""The source Redmine: `client.py` asks for tickets, `models.py` has its settings and what is read of the answers."""
