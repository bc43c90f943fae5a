"""Pages and files of the media room in the office."""
