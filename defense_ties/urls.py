"""Where every page of the site is."""

from django.contrib import admin
from django.urls import path

from articles.views.agreement import AgreementList, AgreementPage
from articles.views.article import ArticleList, ArticlePage
from articles.views.engagement import EngagementList, EngagementPage
from articles.views.institution import InstitutionList, InstitutionPage
from articles.views.official import OfficialList, OfficialPage
from defense_ties.views.home import HomePage

handler500 = "defense_ties.errors.server_error"

urlpatterns = [
    path("", HomePage.as_view(), name="home"),
    path("engagements/", EngagementList.as_view(), name="engagements"),
    path("engagements/<slug:pk>/", EngagementPage.as_view(), name="engagement"),
    path("agreements/", AgreementList.as_view(), name="agreements"),
    path("agreements/<slug:pk>/", AgreementPage.as_view(), name="agreement"),
    path("officials/", OfficialList.as_view(), name="officials"),
    path("officials/<slug:pk>/", OfficialPage.as_view(), name="official"),
    path("institutions/", InstitutionList.as_view(), name="institutions"),
    path("institutions/<slug:pk>/", InstitutionPage.as_view(), name="institution"),
    path("articles/", ArticleList.as_view(), name="articles"),
    path("articles/<slug:pk>/", ArticlePage.as_view(), name="article"),
    path("admin/", admin.site.urls),
]
