"""What can be asked of the newsroom."""
