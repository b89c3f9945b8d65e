"""The school's rules as data."""
