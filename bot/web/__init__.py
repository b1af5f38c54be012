"""Pages for people without a chat account: opened by a signed link, made to work without script."""
