"""A fictive district to try the bot in, by hand or by script, without any account."""
