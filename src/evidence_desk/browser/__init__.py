"""The capture browser: a process of its own that shows strangers' pages and records them, without any key or case."""
