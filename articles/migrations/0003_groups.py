"""Make the groups of staff: coders and reviewers."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

# Records that are reviewed, lists that records share, what belongs to a record, and what others decide.
REVIEWED = {
    "people": ["official", "institution", "appointment"],
    "articles": ["article", "engagement", "agreement"],
}
SHARED = {"people": ["position"], "articles": ["place", "publisher"]}
PARTS = {
    "people": ["officialalias", "institutionalias"],
    "articles": ["side", "participation", "agreementevent", "party", "signature", "evidence"],
}
VOCABULARY = {"people": ["rank", "rankform"], "articles": ["topic"]}
DECISIONS = {"people": ["redirection", "distinct"]}

CODER = [
    (REVIEWED, ("add", "change", "view")),
    (SHARED, ("add", "change", "view")),
    (PARTS, ("add", "change", "delete", "view")),
    (VOCABULARY, ("view",)),
    (DECISIONS, ("view",)),
]
REVIEWER = [
    *CODER,
    (REVIEWED, ("delete", "review")),
    (SHARED, ("delete",)),
    (VOCABULARY, ("add", "change", "delete")),
]
GROUPS = {"coder": CODER, "reviewer": REVIEWER}


def make_groups(apps, schema_editor):
    """Make the groups with their permissions, which Django itself would only make after all migrations."""
    using = schema_editor.connection.alias
    for label in ("people", "articles"):
        config = apps.get_app_config(label)
        kept = getattr(config, "models_module", None)
        config.models_module = True  # else the app of a migration counts as one without models
        create_permissions(config, verbosity=0, apps=apps, using=using)
        config.models_module = kept
    permission_model = apps.get_model("auth", "Permission")
    for name, grants in GROUPS.items():
        group, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=name)
        for models, verbs in grants:
            for label, nouns in models.items():
                codenames = [f"{verb}_{noun}" for verb in verbs for noun in nouns]
                found = permission_model.objects.using(using).filter(
                    content_type__app_label=label, codename__in=codenames
                )
                group.permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_topics"),
        ("people", "0002_ranks"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(make_groups, migrations.RunPython.noop),
    ]
