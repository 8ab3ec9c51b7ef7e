"""How the site is served to many: by gunicorn, with logs for machines and answers for those who watch it."""
