"""Outside formats, one file each: notes out and in, libraries in. Knows nothing of the store."""
