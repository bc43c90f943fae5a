"""The gate in front of every upload. Pure Python: no Django, no database; decoding in a limited child."""
