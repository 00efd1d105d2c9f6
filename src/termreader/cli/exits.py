"""The exit codes, all in one place."""

DONE = 0
FAILED = 1
"""Some or all of what was asked failed; what and why was said on standard error."""
MISUSED = 2
"""The command line was wrong."""
INTERRUPTED = 130
"""Stopped with Ctrl+C, as shells count it."""
