"""School years: what each huvudman decided, checked, imported, and asked for when unknown."""
