"""The verbs a secretary uses; each is one transaction and gives back what changed."""
