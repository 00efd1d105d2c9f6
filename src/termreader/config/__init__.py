"""What the user set. Read, never written."""
