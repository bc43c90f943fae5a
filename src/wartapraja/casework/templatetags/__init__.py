"""Words and times for casework's pages."""
