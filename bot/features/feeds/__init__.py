"""Feeds: one's meetings, and a team's, in a calendar that one subscribes to by a secret link."""
