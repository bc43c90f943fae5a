"""First figures, as ratios in one run. Never part of the tests."""
