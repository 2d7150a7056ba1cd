"""The block tree: the one form of every rich text, and its plain-text view."""
