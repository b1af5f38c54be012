"""The service as it is run."""
