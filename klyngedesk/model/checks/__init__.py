"""The checks of a meeting: each a small rule with a name from the committee room."""
