"""Deciding by a link in a mail: a light page, no sign-in, confirmed with the official's own PIN.

Mail scanners open links, run scripts and even post forms; so neither opening the page nor posting it without the PIN does anything.
"""
