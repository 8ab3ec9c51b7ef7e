"""Which publisher a page is from: by the name of its site or by its host; plain texts name none."""

from urllib.parse import urlsplit

from articles.choices import PublisherKind
from articles.models import Publisher
from defense_ties.lib.names import fold


def publisher_of(*, site: str, host: str) -> Publisher | None:
    """Return the publisher of this name or host, or None; of several by one name, the one of the host."""
    named = list(Publisher.objects.filter(folded=fold(site))) if site and fold(site) else []
    if len(named) == 1:
        return named[0]
    candidates = named or (Publisher.objects.filter(home_page__icontains=host) if host else [])
    of_host = [publisher for publisher in candidates if host and _host(publisher.home_page) == host]
    return of_host[0] if len(of_host) == 1 else None


def publisher_for(*, site: str, host: str) -> Publisher | None:
    """Return the publisher of a page, made anew where the page names its site and nobody knows it."""
    found = publisher_of(site=site, host=host)
    if found or not fold(site) or Publisher.objects.filter(folded=fold(site)).exists():
        return found
    home_page = f"https://{host}/" if host else ""
    return Publisher.objects.create(name=site, kind=PublisherKind.OTHER, home_page=home_page)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
