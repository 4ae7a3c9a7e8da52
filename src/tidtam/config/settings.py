"""Every setting of an installation. Values come from the environment; ``docs/operating.md`` lists them."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from tidtam.config.environment import data_folder, database, env, local_secret

PACKAGE = Path(__file__).resolve().parent.parent
TIDTAM_DATA = data_folder()
TIDTAM_DEMO = env.bool("TIDTAM_DEMO", default=False)
TIDTAM_PORT = env.int("TIDTAM_PORT", default=8000)
TIDTAM_PUBLIC_URL = env.str("TIDTAM_PUBLIC_URL", default=f"http://127.0.0.1:{TIDTAM_PORT}").rstrip("/")
TIDTAM_ATTACHMENT_BYTES = env.int("TIDTAM_ATTACHMENT_BYTES", default=25 * 1024 * 1024)

LINE_CHANNEL_SECRET = env.str("LINE_CHANNEL_SECRET", default="")
LINE_CHANNEL_ACCESS_TOKEN = env.str("LINE_CHANNEL_ACCESS_TOKEN", default="")
LINE_API_HOST = env.str("LINE_API_HOST", default="https://api.line.me")
LINE_DATA_HOST = env.str("LINE_DATA_HOST", default="https://api-data.line.me")
LINE_DESK = env.str("LINE_DESK", default="letters")

DEBUG = env.bool("TIDTAM_DEBUG", default=False)
SECRET_KEY = env.str("TIDTAM_SECRET_KEY", default="") or local_secret(TIDTAM_DATA, "secret_key")
ALLOWED_HOSTS = env.list("TIDTAM_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = [TIDTAM_PUBLIC_URL] if TIDTAM_PUBLIC_URL.startswith("https://") else []

INSTALLED_APPS = [
    "tidtam.config.apps.InstallationConfig",
    "tidtam.core.kernel.apps.KernelConfig",
    "tidtam.core.calendars.apps.CalendarsConfig",
    "tidtam.core.ledger.apps.LedgerConfig",
    "tidtam.core.org.apps.OrgConfig",
    "tidtam.core.contacts.apps.ContactsConfig",
    "tidtam.casework.desks.apps.DesksConfig",
    "tidtam.casework.sla.apps.SlaConfig",
    "tidtam.casework.messaging.apps.MessagingConfig",
    "tidtam.casework.cases.apps.CasesConfig",
    "tidtam.casework.surveys.apps.SurveysConfig",
    "tidtam.casework.letters.apps.LettersConfig",
    "tidtam.performance.indicators.apps.IndicatorsConfig",
    "tidtam.performance.reports.apps.ReportsConfig",
    "tidtam.channels.doors.apps.DoorsConfig",
    "tidtam.channels.assistant.apps.AssistantConfig",
    "tidtam.channels.line.apps.LineConfig",
    "tidtam.console.apps.ConsoleConfig",
    "tidtam.public.apps.PublicConfig",
    "tidtam.replay.apps.ReplayConfig",
    "tidtam.demo.apps.DemoConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "tidtam.config.urls"
WSGI_APPLICATION = "tidtam.config.wsgi.application"
# Partials look inside templates that cotton has compiled, and both are compiled once.
COMPILED_TEMPLATES = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [("django.template.loaders.cached.Loader", COMPILED_TEMPLATES)],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tidtam.console.context.shell",
            ],
        },
    },
]

DATABASES = {"default": database(TIDTAM_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

LANGUAGE_CODE = "th"
LANGUAGES = [("th", _("ไทย")), ("en", _("English"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Bangkok"

STATIC_URL = "/static/"
STATIC_ROOT = TIDTAM_DATA / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "tidtam.console.made_files.MadeFilesFinder",
]
MEDIA_ROOT = TIDTAM_DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024

AUTH_USER_MODEL = "org.Officer"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "tidtam.core.org.adapter.OfficeAccountAdapter"
ACCOUNT_USER_DISPLAY = "tidtam.core.org.adapter.name_of"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = TIDTAM_DEMO or DEBUG
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)

SECURE = TIDTAM_PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("TIDTAM_BEHIND_PROXY", default=False) else None
)
SECURE_HSTS_SECONDS = env.int("TIDTAM_HSTS_SECONDS", default=31_536_000 if SECURE else 0)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "tidtam.console.errors.form_expired"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("TIDTAM_LOG_LEVEL", default="INFO")},
    "loggers": {"httpx": {"level": "WARNING"}, "fontTools": {"level": "WARNING"}},
}
# Said by tidtam.config.checks in the operator's own words, or decided by the web server in front.
SILENCED_SYSTEM_CHECKS = [
    "account.W001",
    *(f"security.W{number:03}" for number in (4, 5, 8, 9, 12, 16, 18, 20, 21)),
]
