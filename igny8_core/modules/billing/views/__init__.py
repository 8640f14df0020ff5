"""Doors of the billing API: every member may look."""
