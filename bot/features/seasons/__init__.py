"""A whole term for all forums of an area at once: proposed, shown, booked."""
