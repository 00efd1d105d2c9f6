"""Who an article is about and who said what: pure functions from a text to spans over it."""
