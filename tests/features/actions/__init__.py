"""Actions: who does what, and until when."""
