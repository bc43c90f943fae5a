"""The channels, one folder each, found by their folder: no list names them."""
