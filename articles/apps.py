from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Articles, engagements and agreements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from articles import merging  # noqa: F401 (lets records of reports be merged)
