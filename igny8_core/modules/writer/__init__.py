"""The writer: tasks, articles and images, and what people decide about them."""
