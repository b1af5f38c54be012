"""Who can be called: the registry in chat and as a file, and how its people leave."""
