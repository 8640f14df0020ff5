"""Shapes of requests and answers of the accounts API."""
