"""Feeds, as people ask for them and as calendars fetch them."""
