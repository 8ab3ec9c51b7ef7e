"""A line of the log for every request that was answered, and gunicorn's own words in the same form."""

import logging
from datetime import timedelta
from typing import Any

from django_guid import set_guid
from gunicorn.glogging import Logger

ACCESS = logging.getLogger("defense_ties.access")


class AccessLogger(Logger):
    """Hands what gunicorn has to say to the site's own log."""

    def setup(self, cfg: Any) -> None:
        """Write nothing by itself: the site's settings say where to and in which form."""
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            log.handlers.clear()
            log.propagate = True
            log.setLevel(logging.NOTSET)

    def access(self, resp: Any, req: Any, environ: dict[str, Any], request_time: timedelta) -> None:
        """Note a request, once the last byte of the answer was sent or the reader has gone.

        What is asked for is noted without the question after the “?”: readers' searches are their own.
        """
        headers = {name.lower(): value for name, value in resp.headers}
        status = int(str(resp.status).split(maxsplit=1)[0])
        said = {
            "method": _on_one_line(environ.get("REQUEST_METHOD", "")),
            "path": _on_one_line(environ.get("PATH_INFO", "")),
            "status": status,
            "bytes": getattr(resp, "sent", 0) or 0,
            "milliseconds": round(request_time.total_seconds() * 1000),
        }
        set_guid(headers.get("x-request-id", ""))
        level = logging.WARNING if status >= 500 else logging.INFO
        ACCESS.log(
            level, "%(method)s %(path)s %(status)s %(bytes)s bytes %(milliseconds)s ms", said, extra=said
        )


def _on_one_line(text: str) -> str:
    return text.encode("unicode_escape").decode("ascii")
