"""Official papers as PDF: each kind is a folder with its fields, its Typst template and a sample."""
