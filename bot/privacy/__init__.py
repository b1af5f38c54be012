"""May this be stored, for how long, and who did what."""
