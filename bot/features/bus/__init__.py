"""BUS: matters that a SIP did not solve, and the meetings about the structure."""
