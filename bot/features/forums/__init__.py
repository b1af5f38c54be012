"""Forums: the bodies that meet term after term, and whether they do."""
