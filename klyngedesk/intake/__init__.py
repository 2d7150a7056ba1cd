"""Files in: bilag of every kind, Office to PDF, meeting files."""
