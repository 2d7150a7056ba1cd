"""Choosing how a forum's papers look."""
