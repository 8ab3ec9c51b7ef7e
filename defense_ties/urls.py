"""Where every page of the site is."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from articles.api import addresses as api
from articles.views import download as downloads
from articles.views.agreement import AgreementList, AgreementPage
from articles.views.article import ArticleList, ArticlePage
from articles.views.codebook import CodebookPage
from articles.views.country import CountryList, CountryPage
from articles.views.coverage import CoveragePage
from articles.views.engagement import EngagementList, EngagementPage
from articles.views.feed import AgreementFeed, EngagementFeed
from articles.views.institution import InstitutionList, InstitutionPage
from articles.views.official import OfficialList, OfficialPage
from articles.views.position import PositionPage
from articles.views.tie import TiePage
from articles.views.ties import TieList
from defense_ties.serving import health
from defense_ties.views import sitemap
from defense_ties.views.about import AboutPage, CitingPage, GapsPage
from defense_ties.views.home import HomePage
from defense_ties.views.report import ReportPage, ReportSent
from defense_ties.views.search import SearchPage, suggest

handler500 = "defense_ties.errors.server_error"

# One address in every language: for machines, and for staff.
unprefixed = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("engagements/feed/", EngagementFeed.as_view(), name="engagements-feed"),
    path("agreements/feed/", AgreementFeed.as_view(), name="agreements-feed"),
    path("downloads/today.zip", downloads.today, name="downloads-today"),
    path("downloads/<str:version>/package.zip", downloads.edition_package, name="edition-package"),
    path("downloads/<str:version>/changes.csv", downloads.edition_changes, name="edition-changes"),
    path("sitemap.xml", sitemap.index, name="sitemaps"),
    path("sitemap-<slug:section>.xml", sitemap.part, name="sitemap"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("api/v1/", include(api)),
    path("admin/", admin.site.urls),
]

# Each has an address in every language; the English one stands without a prefix.
pages = [
    path("", HomePage.as_view(), name="home"),
    path("search/", SearchPage.as_view(), name="search"),
    path("search/suggest/", suggest, name="suggest"),
    path("engagements/", EngagementList.as_view(), name="engagements"),
    path("engagements/facets/<slug:facet>/", EngagementList.as_view(), name="engagements-facet"),
    path("engagements/<slug:pk>/", EngagementPage.as_view(), name="engagement"),
    path("agreements/", AgreementList.as_view(), name="agreements"),
    path("agreements/facets/<slug:facet>/", AgreementList.as_view(), name="agreements-facet"),
    path("agreements/<slug:pk>/", AgreementPage.as_view(), name="agreement"),
    path("officials/", OfficialList.as_view(), name="officials"),
    path("officials/facets/<slug:facet>/", OfficialList.as_view(), name="officials-facet"),
    path("officials/<slug:pk>/", OfficialPage.as_view(), name="official"),
    path("institutions/", InstitutionList.as_view(), name="institutions"),
    path("institutions/facets/<slug:facet>/", InstitutionList.as_view(), name="institutions-facet"),
    path("institutions/<slug:pk>/", InstitutionPage.as_view(), name="institution"),
    path("positions/<slug:pk>/", PositionPage.as_view(), name="position"),
    path("articles/", ArticleList.as_view(), name="articles"),
    path("articles/facets/<slug:facet>/", ArticleList.as_view(), name="articles-facet"),
    path("articles/<slug:pk>/", ArticlePage.as_view(), name="article"),
    path("countries/", CountryList.as_view(), name="countries"),
    path("countries/<str:code>/", CountryPage.as_view(), name="country"),
    path("ties/", TieList.as_view(), name="ties"),
    path("ties/<str:first>/<str:second>/", TiePage.as_view(), name="tie"),
    path("about/", AboutPage.as_view(), name="about"),
    path("about/gaps/", GapsPage.as_view(), name="gaps"),
    path("about/citing/", CitingPage.as_view(), name="citing"),
    path("codebook/", CodebookPage.as_view(), name="codebook"),
    path("coverage/", CoveragePage.as_view(), name="coverage"),
    path("downloads/", downloads.DownloadPage.as_view(), name="downloads"),
    path("downloads/<str:pk>/", downloads.EditionPage.as_view(), name="edition"),
    path("report/", ReportPage.as_view(), name="report"),
    path("report/sent/", ReportSent.as_view(), name="report_sent"),
]

urlpatterns = [*unprefixed, *i18n_patterns(*pages, prefix_default_language=False)]
