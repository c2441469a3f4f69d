from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hall', '0003_uploads'),
    ]

    operations = [
        migrations.CreateModel(
            name='Attempts',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('times', models.PositiveIntegerField()),
                ('ends', models.BigIntegerField(db_index=True, help_text='Seconds since 1970 (UTC).')),
            ],
        ),
    ]
