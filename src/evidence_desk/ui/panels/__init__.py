"""The places of the window and the sections of a case: one widget each."""
