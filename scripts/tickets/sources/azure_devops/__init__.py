"""The source Azure DevOps: `client.py` asks for tickets, `models.py` says what is read of the answers."""
