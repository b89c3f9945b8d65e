"""The command line, edesk."""
