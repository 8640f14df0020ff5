"""What all doors of the API share."""
