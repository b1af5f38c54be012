"""Voting on possible times."""
