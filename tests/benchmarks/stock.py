"""The same questions, answered as Django's own documentation would, to be measured beside."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from articles.models import Engagement, Side

PAGE = """<!DOCTYPE html><title>Engagements</title><p>{{ page.paginator.count }} engagements</p><table>
{% for each in page %}
<tr><td>{{ each.date }}<td>{{ each.get_kind_display }}<td>{{ each.place }}<td>{{ each.title }}
<td>{% for side in each.sides.all %}{{ side.country.name }} {% endfor %}</tr>
{% endfor %}
</table>
{% for name, choices in facets.items %}
<h2>{{ name }}</h2>{% for value, number in choices %}<p>{{ value }} {{ number }}{% endfor %}
{% endfor %}"""
RECORD = """<!DOCTYPE html><title>{{ each.title }}</title><h1>{{ each.title }}</h1>
<p>{{ each.date }} {{ each.place }}
{% for part in each.participations.all %}
<p>{{ part.official }} {{ part.position }} {{ part.rank }}
{% endfor %}
{% for side in each.sides.all %}<p>{{ side.country.name }}{% endfor %}"""


def engagements(request: HttpRequest) -> HttpResponse:
    """Answer a list with filters, its count, a page of it and, if asked, facets."""
    found = Engagement.objects.filter(review_status="published")
    if country := request.GET.get("country"):
        found = found.filter(sides__country=country).distinct()
    if kind := request.GET.get("kind"):
        found = found.filter(kind=kind)
    if year := request.GET.get("date_from"):
        found = found.filter(earliest__year=int(year))
    if words := request.GET.get("q"):
        found = found.filter(Q(title__icontains=words) | Q(summary__icontains=words))
    found = found.order_by("-earliest", "id").select_related("place").prefetch_related("sides")
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    facets = {}
    if "facets" in request.GET:
        sides = Side.objects.filter(engagement__in=found.order_by().values("pk"))
        facets = {
            "kind": found.order_by().values_list("kind").annotate(n=Count("pk")).order_by("-n"),
            "status": found.order_by().values_list("status").annotate(n=Count("pk")).order_by("-n"),
            "country": sides.values_list("country").annotate(n=Count("pk")).order_by("-n")[:20],
        }
    return HttpResponse(engines["django"].from_string(PAGE).render({"page": page, "facets": facets}, request))


def engagement(request: HttpRequest, pk: str) -> HttpResponse:
    """Answer a record with what belongs to it."""
    parts = ("participations__official", "participations__position", "participations__rank", "sides")
    found = (
        Engagement.objects.filter(review_status="published").select_related("place").prefetch_related(*parts)
    )
    each = found.filter(pk=pk).first()
    if each is None:
        raise Http404
    return HttpResponse(engines["django"].from_string(RECORD).render({"each": each}, request))


urlpatterns = [path("stock/engagements/", engagements), path("stock/engagements/<slug:pk>/", engagement)]
