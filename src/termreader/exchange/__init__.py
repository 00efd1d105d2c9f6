"""Outside formats: notes as JSON, Markdown and W3C Web Annotations; quotations as text. Knows no library."""
