"""What the office sees of letters."""
