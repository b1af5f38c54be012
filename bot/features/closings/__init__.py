"""What is said when a meeting has been held, and what follows from it."""
