"""Keywords, clusters and ideas over HTTP."""
