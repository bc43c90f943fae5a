"""The anonymous door: files from memory, no Django, no session, no office code."""
