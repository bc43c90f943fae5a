"""Telling people: only the one whose turn it is, at most one digest an hour, with a log of who was told what."""
