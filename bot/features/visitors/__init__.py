"""Visitors: people who are called to one meeting only, and are in no registry."""
