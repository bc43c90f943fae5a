"""The writer's Word or ODT file becomes blocks of an article; pure Python, so that it can run in a child process.

Enter by :func:`wartapraja.newsroom.manuscript.reader.read`.
"""
