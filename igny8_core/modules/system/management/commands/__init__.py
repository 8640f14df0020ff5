"""`manage.py rotate_keys`"""
