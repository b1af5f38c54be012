"""Everything a person says or sees."""
