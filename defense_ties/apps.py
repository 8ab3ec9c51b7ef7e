from django.apps import AppConfig


class DefenseTiesConfig(AppConfig):
    name = "defense_ties"
    label = "defense_ties"
    verbose_name = "Defense ties"
