"""Three ways to sign one file behind one door: the office's key, BSrE's service, ink on paper.

Each takes the exact PDF with the secrets that were typed for it, and gives back the signed file or a sentence why not.
No secret is kept, logged or recorded.
"""
