"""Making files of the public pages, so that no reader's request ever touches Django."""
