"""Where people are: each platform turns its payloads into events and replies into its own form."""
