"""The bot as a service: its platforms wired to the real world, served until told to stop."""
