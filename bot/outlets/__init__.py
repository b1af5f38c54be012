"""Ways out beside the chat: mail with invitations, and calendars."""
