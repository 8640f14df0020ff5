"""Views of the notifications API."""
