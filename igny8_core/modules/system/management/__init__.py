"""Commands of the system module."""
