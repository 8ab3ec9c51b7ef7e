"""What the site does when something outside of it goes wrong."""
