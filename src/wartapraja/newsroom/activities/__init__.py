"""What a step of an SOP can do with an article. Each folder is one activity; its name is its address."""
