"""Tables with their queries, and the store that holds them.

Nothing here knows a person's words: no column takes free text about anyone.
"""
