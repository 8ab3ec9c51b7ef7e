from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class DefenseTiesConfig(AppConfig):
    name = "defense_ties"
    label = "defense_ties"
    verbose_name = "Defense ties"

    def ready(self):
        from django.contrib import admin

        from defense_ties.sign_in import log
        from defense_ties.sign_in.admin import register

        log.listen()
        # The pages that come with libraries have been registered by now: this app is the last.
        register(admin.site)


class StaffConfig(AdminConfig):
    default_site = "defense_ties.admin.StaffSite"
