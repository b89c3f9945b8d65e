"""The encrypted container (EDC 1). Knows bytes, keys and members, never cases or exhibits."""
