"""Speech and names of French, German, Spanish, Italian, Portuguese and Dutch texts, where English rules fail."""
