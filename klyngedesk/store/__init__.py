"""One SQLite file and its object folder: session, mapping, migrations."""
