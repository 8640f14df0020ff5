"""Doors of the planner API."""
