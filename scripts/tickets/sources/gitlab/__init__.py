"""The source GitLab: `client.py` asks for tickets, `models.py` has its settings and the models of its answers."""
