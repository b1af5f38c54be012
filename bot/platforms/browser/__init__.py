"""A chat page served by the bot itself on loopback: for a first try, and for the tests."""
