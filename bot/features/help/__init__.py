"""Private help, for a bare or unknown command."""
