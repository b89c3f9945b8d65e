"""PDF evidence packs."""
