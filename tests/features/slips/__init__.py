"""Slips for families, and what conveners write down for them."""
