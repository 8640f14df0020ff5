"""Shapes of the billing API."""
