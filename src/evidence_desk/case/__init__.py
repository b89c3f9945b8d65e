"""What the bytes mean: events, the fold, the rules, the gate, the store."""
