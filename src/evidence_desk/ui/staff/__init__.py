"""The small window of a member of staff: it puts in and never reads back."""
