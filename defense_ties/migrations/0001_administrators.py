"""Make the group of administrators: what reviewers may do, and the accounts of staff."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

ACCOUNTS = ("add_user", "change_user", "view_user")


def make_administrators(apps, schema_editor):
    """Make the group with its permissions, which Django itself would only make after all migrations."""
    using = schema_editor.connection.alias
    config = apps.get_app_config("auth")
    kept = getattr(config, "models_module", None)
    config.models_module = True  # else the app of a migration counts as one without models
    create_permissions(config, verbosity=0, apps=apps, using=using)
    config.models_module = kept
    groups = apps.get_model("auth", "Group").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    group, _ = groups.get_or_create(name="administrator")
    group.permissions.add(*permissions.filter(group__name="reviewer"))
    group.permissions.add(
        *permissions.filter(content_type__app_label="auth", codename__in=ACCOUNTS)
    )


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("articles", "0009_sheet_import"),
        ("people", "0005_picking"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("otp_static", "0003_add_timestamps"),
    ]

    operations = [
        migrations.CreateModel(
            name="BackupCodes",
            fields=[],
            options={
                "verbose_name": "backup codes",
                "verbose_name_plural": "backup codes",
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("otp_static.staticdevice",),
        ),
        migrations.RunPython(make_administrators, migrations.RunPython.noop),
    ]
