"""Shapes of the API of AI tasks."""
