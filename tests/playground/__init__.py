"""Microsoft's own Agents Playground against the bot, by hand: `make emulators-extra`."""
