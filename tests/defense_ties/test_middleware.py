import pytest

POLICY = (
    "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; img-src 'self' data:; object-src 'none'; script-src 'self'; style-src 'self'"
)


@pytest.mark.parametrize("address", ["/admin/login/", "/static/admin/css/base.css", "/no/such/page/"])
def test_every_answer_carries_the_security_headers(client, db, address):
    headers = client.get(address).headers

    assert "; ".join(sorted(headers["Content-Security-Policy"].split("; "))) == POLICY
    assert headers["Permissions-Policy"] == "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_reader_gets_no_cookie(client, db):
    response = client.get("/no/such/page/")

    assert response.status_code == 404
    assert not response.cookies
