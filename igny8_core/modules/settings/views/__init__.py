"""Doors of the settings API."""
