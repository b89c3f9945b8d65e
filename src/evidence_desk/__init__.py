"""Evidence Desk: keep online evidence lawfully, in encrypted case bundles, and export evidence packs."""

__version__ = "0.1.0"
