"""What README says to put before the site and around it, tried."""

import configparser
import http.client
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.clusters import CI, free_port
from tests.defense_ties.serving.served import ROOT, manage, served, status, variables, wait_for

README = (ROOT / "README.md").read_text(encoding="utf-8")
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")


def block(kind):
    """Return the block of a kind that README shows."""
    (found,) = re.findall(rf"```{kind}\n(.*?)```", README, re.DOTALL)
    return found


def configuration(folder, port, behind):
    """Return what README shows, without its certificate and for free ports."""
    shown = block("nginx").replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")
    shown = re.sub(r"\n *ssl_[a-z_]+ [^\n]*", "", shown).replace("127.0.0.1:8000", f"127.0.0.1:{behind}")
    shown = shown.replace("$scheme;", "https;").replace("listen 80;", f"listen 127.0.0.1:{free_port()};")
    return (
        f"daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off; client_body_temp_path {folder}/body; "
        f"proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi; "
        f"uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;\n{shown}\n}}\n"
    )


@pytest.mark.once
@pytest.mark.skipif(not NGINX and not CI, reason="nginx is not installed here")
def test_nginx_passes_pages_on_and_holds_back_who_takes_too_much(tmp_path):
    site = variables(tmp_path, ALLOWED_HOSTS="ties.example.org,127.0.0.1", SECURE_SSL_REDIRECT="true")
    site |= {"TRUST_FORWARDED_PROTO": "true", "TRUST_FORWARDED_FOR": "true"}
    for command in (
        ["migrate", "--verbosity=0"],
        ["collectstatic", "--no-input", "--verbosity=0"],
        ["load_records", "articles/dataset"],
    ):
        manage(site, *command)
    port = free_port()
    with served(site, tmp_path / "log") as behind:
        (tmp_path / "nginx.conf").write_text(configuration(tmp_path, port, behind.rpartition(":")[2]))
        with subprocess.Popen([str(NGINX), "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]) as nginx:
            try:
                wait_for(lambda: status(f"http://127.0.0.1:{port}/healthz") == 200)
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
                connection.request("GET", "/engagements/", headers={"Host": "ties.example.org"})
                page = connection.getresponse()
                page.read()
                tables = Counter(
                    status(f"http://127.0.0.1:{port}/engagements/?format=csv") for _ in range(20)
                )
                after = status(f"http://127.0.0.1:{port}/officials/")
            finally:
                nginx.terminate()

    assert page.status == 200
    assert re.fullmatch(r"[0-9a-f]{32}", page.headers["X-Request-Id"])
    assert page.headers["Strict-Transport-Security"]
    assert set(tables) == {200, 429}
    assert tables[200] >= 10
    assert after == 200


def test_the_service_starts_what_is_there():
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str
    unit.read_string(block("ini"))
    service = dict(unit["Service"])

    config = re.search(r"--config python:(\S+) (\S+)$", service["ExecStart"])
    assert config
    for module in config.groups():
        assert Path(ROOT, *module.split(".")).with_suffix(".py").exists(), module
    assert "migrate" in block("ini")
    assert int(service["TimeoutStopSec"]) > 300
