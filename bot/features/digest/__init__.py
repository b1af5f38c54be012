"""The weekly digest: a channel gets counts, a person their own meetings."""
