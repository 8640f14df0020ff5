"""What goes in and out of the planner API."""
