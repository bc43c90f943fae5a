"""The office's screens for cases. Each view looks, or passes one press on to a command; it decides nothing."""
