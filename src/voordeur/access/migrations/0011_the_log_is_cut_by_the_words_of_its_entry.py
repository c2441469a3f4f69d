from django.db import migrations

from voordeur.access import log_function


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0010_the_domain_of_what_is_asked'),
    ]

    operations = [
        migrations.RunPython(log_function.make, migrations.RunPython.noop),
    ]
