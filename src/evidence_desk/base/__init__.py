"""Standard library only: errors, clock, files, settings."""
