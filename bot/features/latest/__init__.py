"""A last date for a meeting: warnings as it comes near."""
