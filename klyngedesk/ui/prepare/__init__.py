"""The preparing view: the agenda, the item being written, and how the page looks."""
