"""Shapes of the settings API."""
