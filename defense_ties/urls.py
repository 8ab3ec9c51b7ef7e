"""Where every page of the site is."""

from django.contrib import admin
from django.urls import path

handler500 = "defense_ties.errors.server_error"

urlpatterns = [
    path("admin/", admin.site.urls),
]
