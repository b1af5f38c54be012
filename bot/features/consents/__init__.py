"""The life of a consent: waited for, renewed, ending, withdrawn; and who was told whom it is on."""
