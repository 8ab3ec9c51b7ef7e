from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class DefenseTiesConfig(AppConfig):
    name = "defense_ties"
    label = "defense_ties"
    verbose_name = "Defense ties"


class StaffConfig(AdminConfig):
    default_site = "defense_ties.admin.StaffSite"
