"""Sheets and dialogs: one question or one job each."""
