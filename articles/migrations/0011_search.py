"""What the site-wide search looks into; `manage.py migrate` fills it once all migrations are applied."""

from django.db import migrations, models
from django.db.models import F

from defense_ties.lib.fields import FoldedField
from defense_ties.lib.fulltext import FullTextStructures
from defense_ties.lib.indexes import OrderIndex
from defense_ties.lib.names import fold
from defense_ties.lib.records import IdField

# The new column of each kind of record: its name, what it folds, and what stands after that in `folded`.
TITLES = {
    "agreement": ("folded_title", ("title", "title_as_written"), "summary"),
    "article": ("folded_title", ("title",), None),
    "engagement": ("folded_title", ("title",), "summary"),
    "topic": ("folded_label", ("label",), "definition"),
}
HELP = {
    "agreement": "The titles, folded for search.",
    "article": "The title, folded for search.",
    "engagement": "The title, folded for search.",
    "topic": "The label, folded for search.",
}
KINDS = ("official", "institution", "engagement", "agreement", "article")
BATCH = 2_000


def fold_titles(apps, schema_editor):
    """Fold the titles that there are; one without a text after it is folded already."""
    for model, (column, of, rest) in TITLES.items():
        records = apps.get_model("articles", model)._base_manager.using(schema_editor.connection.alias)
        todo = records.filter(**{column: ""})
        if rest:
            todo.filter(**{rest: ""}).update(**{column: F("folded")})
        last = ""
        while rows := list(todo.filter(pk__gt=last).order_by("pk").only("pk", *of)[:BATCH]):
            for row in rows:
                setattr(row, column, fold(" ".join(filter(None, (getattr(row, name) for name in of)))))
            records.bulk_update(rows, [column], batch_size=200)
            last = rows[-1].pk


def _columns():
    for model, (column, of, _) in TITLES.items():
        for name in (model, f"historical{model}"):
            field = FoldedField(of=of, help_text=HELP[model])
            yield migrations.AddField(model_name=name, name=column, field=field)


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_claim")]

    operations = [
        *_columns(),
        migrations.RunPython(fold_titles, migrations.RunPython.noop, elidable=True),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                (
                    "term",
                    models.TextField(help_text="The word, folded.", primary_key=True, serialize=False),
                ),
            ],
            options={"db_table": "articles_searchword", "managed": False, "default_permissions": ()},
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(help_text="What the record is: official, engagement …", max_length=20),
                ),
                ("record_id", IdField(help_text="Id of the record.")),
                ("names", models.TextField(help_text="Its names or titles, folded.")),
                ("linked", models.TextField(help_text="The names of those who have to do with it, folded.")),
                ("more", models.TextField(help_text="Its other words, folded.")),
                ("marks", models.TextField(help_text="Its kind, and the countries it has to do with.")),
                ("newest", models.DateField(help_text="The day by which newer ones come first.", null=True)),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    OrderIndex(
                        "kind", F("newest").desc(nulls_last=True), "id", name="articles_searchentry_newest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "record_id"), name="articles_searchentry_once")
                ],
            },
        ),
        FullTextStructures("articles_searchentry", "articles_searchword", KINDS),
    ]
