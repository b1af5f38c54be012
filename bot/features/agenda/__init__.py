"""What is to be talked about at a meeting."""
