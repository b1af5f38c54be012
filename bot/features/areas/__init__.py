"""Areas that become one, or several: looked at first, then done on their day."""
