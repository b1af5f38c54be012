"""Mails that come back: the convener is told whose, and what to do."""
