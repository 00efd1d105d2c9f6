"""The library file: SQLite, one file. Knows nothing of files, pages or screens."""
