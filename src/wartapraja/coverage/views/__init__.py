"""Screens of coverage: light pages for assignees, and the calendar in the office."""
