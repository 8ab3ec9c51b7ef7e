"""Gunicorn's configuration: `gunicorn --config python:defense_ties.serving.gunicorn defense_ties.wsgi`.

Gunicorn reads the names below. Those that a server has to set itself are read from the environment.
"""

import multiprocessing
import os

from defense_ties.serving.access_log import AccessLogger

# How long a restart waits for what is being sent, such as a download of everything.
PATIENCE_SECONDS = 300

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY") or min(2 * multiprocessing.cpu_count() + 1, 9))
threads = 8
# The site is loaded once, and what it has loaded is shared by all processes.
preload_app = True
graceful_timeout = int(os.environ.get("PATIENCE_SECONDS") or PATIENCE_SECONDS)
# A process that does not stir at all is replaced; slow requests are ended by the database's own time-out.
timeout = 60
keepalive = 5
# What memory was lost on the way is had back.
max_requests, max_requests_jitter = 20_000, 2_000
accesslog = "-"
logger_class = AccessLogger
control_socket_disable = True
# A query that takes longer is ended, so that one reader does not keep the others waiting.
raw_env = [f"STATEMENT_TIMEOUT_SECONDS={os.environ.get('STATEMENT_TIMEOUT_SECONDS', '30')}"]
