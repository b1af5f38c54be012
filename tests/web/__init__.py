"""Pages for those without chat."""
