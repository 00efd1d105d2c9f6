"""Outside formats: notes and quotations, lists of feeds, what other programs export. Knows no library."""
