"""What keeps the site and its data safe, held to the OWASP standard."""
