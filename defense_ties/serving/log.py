"""How the log is written: lines for people, JSON for machines, each with the id of its request."""

from typing import Any


def log_settings(*, form: str, level: str) -> dict[str, Any]:
    """What Django's LOGGING is for a form (line or json) and the least severe level that is logged."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "request_id": {
                "()": "django_guid.log_filters.CorrelationId",
                "correlation_id_field": "request_id",
            }
        },
        "formatters": {
            "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
            "json": {
                "()": "pythonjsonlogger.json.JsonFormatter",
                "fmt": "{asctime} {levelname} {name} {message} {request_id}",
                "style": "{",
                "rename_fields": {"asctime": "time", "levelname": "level", "name": "logger"},
            },
        },
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": form, "filters": ["request_id"]}
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Django's own handlers are silent or send mail when DEBUG is off; the root's console is enough.
            "django": {"handlers": [], "level": level, "propagate": True},
            # It repeats what defense_ties.sign_in.log says in plain words.
            "axes": {"level": "ERROR"},
            # It tells of every id that it makes.
            "django_guid": {"level": "WARNING"},
        },
    }
