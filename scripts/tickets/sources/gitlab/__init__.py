"""The source GitLab: `client.py` asks for tickets and has its settings and what is read of the answers."""
