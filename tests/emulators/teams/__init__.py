"""A stand-in for Teams' own window: many people, cards drawn by Microsoft's open renderer."""
