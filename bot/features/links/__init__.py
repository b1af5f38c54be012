"""Personal links: how somebody without chat comes to one meeting."""
