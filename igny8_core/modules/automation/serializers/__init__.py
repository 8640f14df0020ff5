"""Shapes of the automation API."""
