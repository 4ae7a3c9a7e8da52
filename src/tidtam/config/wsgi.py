"""The WSGI door that granian serves; where ``tidtam serve`` has one process, that process drains too."""

import os
from multiprocessing.util import Finalize

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.config.settings")
application = get_wsgi_application()

if os.environ.get("TIDTAM_DRAINS_HERE") == "true":
    from tidtam.core.kernel.worker import Worker

    worker = Worker()
    worker.start()
    Finalize(None, worker.stop, exitpriority=10)
