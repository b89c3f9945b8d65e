"""The school's rules as data: loaded, checked and asked here, kept in `resources/policy/` (docs/policy.md)."""
