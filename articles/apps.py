from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Articles, engagements and agreements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from articles import merging  # noqa: F401 (lets records of reports be merged)
        from articles.data_version import DATA_VERSION
        from defense_ties.lib.reading import reading_from
        from defense_ties.lib.remembering import remember_by

        remember_by(lambda: DATA_VERSION.current(reading_from()))
