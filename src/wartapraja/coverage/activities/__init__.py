"""What the steps of a coverage SOP can do; each folder is one activity."""
