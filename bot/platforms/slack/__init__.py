"""Slack: slash command, buttons and forms over HTTP or Socket Mode, private cards in DMs."""
