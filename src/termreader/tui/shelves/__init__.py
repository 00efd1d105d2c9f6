"""What the list pane can show: articles, what a search found, feeds, their items, the queue. A file for each kind."""
