"""What the writer reads and answers."""
