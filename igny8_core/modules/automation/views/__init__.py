"""Doors of the automation API."""
