"""The product's settings on data that is thrown away; the environment of who runs the tests stays outside."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="tidtam-tests-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

for name in list(os.environ):
    if name.startswith(("TIDTAM_", "LINE_", "FACEBOOK_", "TRAFFY_")):
        del os.environ[name]
os.environ["TIDTAM_DATA"] = str(FOLDER)
os.environ["TIDTAM_DEMO"] = "true"

from tidtam.config.settings import *  # noqa: E402, F403
from tidtam.config.settings import DATABASES, STORAGES  # noqa: E402

# A file and not memory: several threads each with a connection of their own, as in real life.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / "tests.sqlite3")}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
