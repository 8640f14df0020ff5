"""Doors to AI tasks: their progress, cancel, retry and what a selection would cost."""
