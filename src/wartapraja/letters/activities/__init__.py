"""What the steps of an SOP can do with letters; each folder is one activity."""
