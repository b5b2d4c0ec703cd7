"""Kith: a self-guided course on mood and relationships, by text message and e-mail."""
