"""Signing in to the staff's pages: roles, the second factor, guessing, and how long a session lasts."""
