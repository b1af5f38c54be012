"""Gallring: meetings that ended long ago are erased, and what was said of them in chats blanked."""
