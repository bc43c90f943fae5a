"""Three activities for trying the machinery: one that works, one that refuses, one that crashes."""
