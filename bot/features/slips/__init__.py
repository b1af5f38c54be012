"""Slips: a family says when it can come, on paper or on a page that knows nobody."""
