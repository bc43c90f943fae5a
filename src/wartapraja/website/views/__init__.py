"""Pages that are answered while the reader waits."""
