"""Årshjul: a team's school year with its terms, lov, days off and structural meetings."""
