"""Doors of the system module: session, sites, health, media, the dashboard's page."""
