"""Views of the writer."""
