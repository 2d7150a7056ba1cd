"""What helps while she writes: names, phrases and spelling."""
