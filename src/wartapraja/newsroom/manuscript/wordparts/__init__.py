"""What mammoth leaves aside: comments, tracked changes, hidden text, styles derived from built-in ones."""
