"""When a child may be in danger: whom to call. The bot itself reports nothing."""
