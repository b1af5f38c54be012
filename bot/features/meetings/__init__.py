"""Calling, booking, moving and cancelling meetings."""
