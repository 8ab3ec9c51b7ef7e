"""Add the record of merges, from which they can be undone."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import defense_ties.lib.records


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_ranks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record_type', models.CharField(help_text='What both records are: official, institution …', max_length=40)),
                ('kept_id', defense_ties.lib.records.IdField(db_index=True, help_text='Id of the record that stays.', max_length=80)),
                ('kept_name', models.CharField(help_text='What the record that stays was called.', max_length=500)),
                ('lost_id', defense_ties.lib.records.IdField(db_index=True, help_text='Id of the record that went into it.', max_length=80)),
                ('lost_name', models.CharField(help_text='What the record that is gone was called.', max_length=500)),
                ('reason', models.TextField(help_text='Why the two are one.')),
                ('chosen', models.JSONField(blank=True, default=dict, help_text='What each of the two said, field by field, and which of it was chosen.')),
                ('steps', models.JSONField(blank=True, default=list, help_text='All that was done, in order: rows moved, changed, added and deleted.')),
                ('made_at', models.DateTimeField(auto_now_add=True, help_text='When they were merged.')),
                ('undone_at', models.DateTimeField(blank=True, help_text='When the merge was taken back.', null=True)),
                ('left_as_is', models.JSONField(blank=True, default=list, help_text='What could not be restored when it was taken back, a sentence each.')),
                ('made_by', models.ForeignKey(blank=True, help_text='Who merged them.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undone_by', models.ForeignKey(blank=True, help_text='Who took the merge back.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-made_at', '-id'],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='people_merge_reason', violation_error_message='“reason” may not be empty.'), models.CheckConstraint(condition=models.Q(('kept_id', models.F('lost_id')), _negated=True), name='people_merge_two', violation_error_message='A record cannot be merged with itself.'), models.CheckConstraint(condition=models.Q(('undone_at__isnull', False), ('undone_by__isnull', True), _connector='OR'), name='people_merge_undone_when', violation_error_message='A merge that was taken back says when.')],
            },
        ),
    ]
