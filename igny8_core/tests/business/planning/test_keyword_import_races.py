import io
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from igny8_core.business.planning.models import Keywords
from igny8_core.business.planning.services import keyword_import
from igny8_core.business.planning.services.keyword_import import import_keywords

ROWS = 400
IMPORTS = 3


@pytest.mark.django_db(transaction=True)
def test_imports_of_one_file_at_the_same_time_add_each_keyword_once_and_count_right(site, monkeypatch):
    monkeypatch.setattr(keyword_import, "CHUNK", 50)
    content = "".join(f"keyword {n}\n" for n in range(ROWS)).encode()
    together = Barrier(IMPORTS)

    def load(_):
        together.wait()
        try:
            return import_keywords(site=site, source=io.BytesIO(content), filename="k.txt")
        finally:
            connection.close()

    with ThreadPoolExecutor(IMPORTS) as threads:
        reports = list(threads.map(load, range(IMPORTS)))
    assert Keywords.objects.filter(site=site).count() == ROWS
    assert sum(report.added for report in reports) == ROWS
    assert sum(report.duplicates for report in reports) == ROWS * (IMPORTS - 1)
