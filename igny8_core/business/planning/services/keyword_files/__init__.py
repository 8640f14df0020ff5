"""Reading keyword lists in the forms people upload: any encoding, separator and header of the usual tools."""
