"""Draws the pictures of the demonstration incident; used by `tools/make_demo_incident.py` only."""
