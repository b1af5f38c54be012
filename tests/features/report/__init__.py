"""The report: what it counts, what it holds back, and those who try to get at it all the same."""
