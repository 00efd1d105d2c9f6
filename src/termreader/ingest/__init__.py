"""Taking articles in: from a source to canonical Markdown and what is known about it."""
