"""What distribution can do as a step of an SOP."""
