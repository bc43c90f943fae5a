"""Screens of the newsroom in the office."""
