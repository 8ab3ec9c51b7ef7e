import socket
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

HOST = "127.0.0.1"


class LocalServer(BaseApplication):
    """Gunicorn with one process, for one person's machine."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        """Hand gunicorn the options instead of a configuration file."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        """Return the site, loaded afresh in the process that serves it."""
        return get_wsgi_application()


class Command(BaseCommand):
    help = "Serve the site to this machine alone, until Ctrl+C."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="the port to listen on (8000)")

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        """Serve until interrupted."""
        refuse_taken_port(port)
        LocalServer(
            {
                "bind": f"{HOST}:{port}",
                "worker_class": "gthread",
                "threads": 8,
                "loglevel": "warning",
                "control_socket_disable": True,
                "when_ready": lambda server: self.announce(port),
            }
        ).run()

    def announce(self, port: int) -> None:
        """Print where the site is and how to stop it."""
        self.stdout.write(
            f"""
The site is at  http://{HOST}:{port}/
  for staff     http://{HOST}:{port}/admin/
  to stop       Ctrl+C
"""
        )
        self.stdout.flush()


def refuse_taken_port(port: int) -> None:
    """Raise CommandError when the port cannot be listened on."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise CommandError(
                f"Port {port} cannot be used ({getattr(error, 'strerror', None) or error}). "
                f"Choose another: make run PORT={port + 1 if 0 < port < 65535 else 8001}"
            ) from error
