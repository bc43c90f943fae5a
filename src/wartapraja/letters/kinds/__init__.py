"""The kinds of letters, a folder each: a `Letter` dataclass, template.typ and sample.json."""
