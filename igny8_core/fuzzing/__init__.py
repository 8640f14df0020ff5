"""Thousands of requests made from the OpenAPI document, sent to a real server: `make fuzz`."""
