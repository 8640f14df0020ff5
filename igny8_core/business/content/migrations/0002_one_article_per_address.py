from django.db import migrations, models


def tell_apart(apps, schema_editor):
    """Articles from before that share an address: the later ones get their number into it."""
    content = apps.get_model("content", "Content")
    doubled = (
        content.objects.values("site_id", "slug").annotate(times=models.Count("pk")).filter(times__gt=1).order_by()
    )
    for one in list(doubled):
        later = content.objects.filter(site_id=one["site_id"], slug=one["slug"]).order_by("pk")[1:]
        for row in later:
            ending = f"-{row.pk}"
            row.slug = row.slug[: 200 - len(ending)] + ending
            row.save(update_fields=["slug"])


class Migration(migrations.Migration):
    dependencies = [("content", "0001_initial")]

    operations = [
        migrations.RunPython(tell_apart, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="content",
            constraint=models.UniqueConstraint(fields=("site", "slug"), name="one_article_per_address"),
        ),
    ]
