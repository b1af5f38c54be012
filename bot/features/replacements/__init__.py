"""Somebody called who cannot come: why, as a code, or a colleague in their place."""
