"""What the notifications API takes and shows."""
