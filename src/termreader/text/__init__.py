"""Pure functions over a text and spans over it: layout, find, selection, anchors. Knows nothing of Textual or files."""
