"""What all modules of the API share: authentication, the wall in front of views, the error payload."""
