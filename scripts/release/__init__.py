"""Releases of the built site: where they are kept, how one goes live and what is checked before."""
