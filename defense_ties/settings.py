"""Every setting of the site. What can be changed is read from the environment, here at the top."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from csp.constants import NONE, SELF

from defense_ties.environment import Environment, kept_secret_key
from defense_ties.serving.databases import databases
from defense_ties.serving.log import log_settings

BASE_DIR = Path(__file__).resolve().parent.parent

env = Environment()

# local: one person's machine; production: refuses to start without SECRET_KEY and ALLOWED_HOSTS.
ENVIRONMENT = env.choice("ENVIRONMENT", ["local", "production"], default="local")
PRODUCTION = ENVIRONMENT == "production"
# The folder for what the site itself writes: database file, secret key, collected static files.
DATA_DIR = env.folder("DATA_DIR", default=BASE_DIR / "var")
# Signs sessions and forms; a local site makes one and keeps it in DATA_DIR.
SECRET_KEY = env.text("SECRET_KEY", required=PRODUCTION)
# The host names the site answers to, with commas between.
ALLOWED_HOSTS = env.texts(
    "ALLOWED_HOSTS", default=[] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"], required=PRODUCTION
)
# Origins whose forms are accepted, such as https://ties.example.org, with commas between.
CSRF_TRUSTED_ORIGINS = env.texts("CSRF_TRUSTED_ORIGINS")
# The address of the site as written into exports.
SITE_URL = env.site("SITE_URL", default="http://127.0.0.1:8000")
# Where the records are: sqlite:////path/to/file or postgres://user:password@host:5432/name.
DATABASE = env.database("DATABASE_URL", default=f"sqlite:///{quote(str(DATA_DIR / 'defense_ties.sqlite3'))}")
# Copies of the database that follow it, from which readers are answered: PostgreSQL, with commas between.
REPLICA_URLS = env.databases("DATABASE_REPLICA_URLS", of=DATABASE)
# Whether pgbouncer, in transaction mode, stands before the databases.
PGBOUNCER = env.flag("PGBOUNCER", default=False)
DATABASE_IS_DEFAULT = "DATABASE_URL" not in env
# Added to the name of the PostgreSQL test database, so that two test runs can share a server.
TEST_DB_SUFFIX = env.text("TEST_DB_SUFFIX")
# Shows tracebacks in the browser; never on a site others can reach.
DEBUG = env.flag("DEBUG", default=False)
# Seconds after which PostgreSQL ends a statement of a page, not of a download; 0 lets it run.
STATEMENT_TIMEOUT_SECONDS = env.whole("STATEMENT_TIMEOUT_SECONDS", default=0)
# Keeps pages for readers, once drawn, until the data changes.
KEEP_PAGES = env.flag("KEEP_PAGES", default=not DEBUG)
# How the log is written: line for people, json for machines.
LOG_FORMAT = env.choice("LOG_FORMAT", ["line", "json"], default="json" if PRODUCTION else "line")
# The least severe message that is logged.
LOG_LEVEL = env.choice("LOG_LEVEL", ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], default="INFO")
# Sends every plain-HTTP request to HTTPS.
SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=PRODUCTION)
# Believes the X-Forwarded-Proto header; only behind a proxy that always sets it.
TRUST_FORWARDED_PROTO = env.flag("TRUST_FORWARDED_PROTO", default=False)
# Believes the last address in the X-Forwarded-For header; only behind a proxy that always adds to it.
TRUST_FORWARDED_FOR = env.flag("TRUST_FORWARDED_FOR", default=False)
# Seconds for which browsers insist on HTTPS for this host.
SECURE_HSTS_SECONDS = env.whole("SECURE_HSTS_SECONDS", default=31_536_000 if PRODUCTION else 0)
# Makes browsers insist on HTTPS for every host below this one as well.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
# Whether reviewers, administrators and superusers have to sign in with a code from a phone as well.
SECOND_FACTOR = env.choice(
    "SECOND_FACTOR", ["required", "optional"], default="required" if PRODUCTION else "optional"
)
# Hours without a click after which staff are signed out.
SESSION_IDLE_HOURS = env.whole("SESSION_IDLE_HOURS", default=8 if PRODUCTION else 336, least=1)
# Hours after which staff are signed out in any case.
SESSION_HOURS = env.whole("SESSION_HOURS", default=24 if PRODUCTION else 720, least=1)

env.refuse_faults()

if not SECRET_KEY:
    SECRET_KEY = kept_secret_key(DATA_DIR / "secret_key")

# -- The project --------------------------------------------------------------

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "defense_ties.apps.StaffConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "axes",
    "csp",
    "django_countries",
    "django_filters",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "django_guid",
    "django_tasks_db",
    "rangefilter",
    "simple_history",
    "tree_queries",
    "people",
    "articles",
    "defense_ties.apps.DefenseTiesConfig",
]

MIDDLEWARE = [
    "django_guid.middleware.guid_middleware",
    "defense_ties.middleware.PermissionsPolicyMiddleware",
    "articles.api.middleware.ApiMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "defense_ties.serving.replicas.ReplicaMiddleware",
    "defense_ties.middleware.DownloadMiddleware",
    # Static files come compressed already.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "defense_ties.serving.kept_pages.KeptPagesMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "defense_ties.middleware.LanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "defense_ties.sign_in.sessions.SessionLimitMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

# What the site is called where it is cited.
SITE_NAME = "defense_ties"
ROOT_URLCONF = "defense_ties.urls"
WSGI_APPLICATION = "defense_ties.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "defense_ties" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "defense_ties.templatetags.languages"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# -- The database -------------------------------------------------------------

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = databases(
    DATABASE,
    REPLICA_URLS,
    statement_timeout=STATEMENT_TIMEOUT_SECONDS,
    pgbouncer=PGBOUNCER,
    test_suffix=TEST_DB_SUFFIX,
)
REPLICAS = [alias for alias in DATABASES if alias != "default"]
DATABASE_ROUTERS = ["defense_ties.lib.reading.ReadingRouter"] if REPLICAS else []

# Processes of one machine share it. What is in it can be thrown away at any time.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 2_000},
    }
}

# Work that is left to `manage.py worker`, on this machine or others, waits in the database.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# A form of fifty participations and fifty passages sends some two thousand fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# -- Language, time, countries ------------------------------------------------

LANGUAGE_CODE = "en-gb"
# Each stands before the addresses of its pages, but English: /vi/engagements/.
LANGUAGES = [("en-gb", "English"), ("vi", "Tiếng Việt")]
LOCALE_PATHS = [BASE_DIR / "defense_ties" / "locale"]
FORMAT_MODULE_PATH = "defense_ties.lib.formats"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

# Names as the field writes them, over the library's own common names (Russia, South Korea, North Korea).
COUNTRIES_OVERRIDE = {"LA": "Lao PDR", "VN": "Viet Nam", "XK": "Kosovo"}

# -- Static files -------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static" if PRODUCTION else None
# A local site serves the files where they lie, so that nothing has to be collected first.
WHITENOISE_USE_FINDERS = not PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}

# -- Accounts and safety ------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in (
        "UserAttributeSimilarityValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS.append(
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    }
)
AUTH_PASSWORD_VALIDATORS.append({"NAME": "defense_ties.sign_in.passwords.OwnWordsValidator"})
LOGIN_URL = "admin:login"
OTP_TOTP_ISSUER = "defense_ties"

# Guessing; defense_ties/sign_in/guessing.py says who is counted as one.
AXES_HANDLER = "defense_ties.sign_in.guessing.Handler"
AXES_CLIENT_IP_CALLABLE = "defense_ties.sign_in.guessing.address_of"
AXES_LOCKOUT_CALLABLE = "defense_ties.sign_in.guessing.locked_out"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = "defense_ties.sign_in.guessing.cool_off"
AXES_RESET_ON_SUCCESS = True
# Knocking at a closed door does not keep it closed for longer.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
# What was sent is not stored: passwords, codes and forms that are carried along.
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "kept", "next", "csrfmiddlewaretoken"]
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# The cookie outlives its session, so that a form that comes too late is known for what it is.
SESSION_COOKIE_AGE = (SESSION_HOURS + 7 * 24) * 3600
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
# By this name browsers take a cookie only over HTTPS, for this one host.
COOKIE_PREFIX = "__Host-" if PRODUCTION else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUST_FORWARDED_PROTO else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Subdomains and preload lists belong to whoever owns the domain: switched on knowingly or not at all.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}

SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]

# -- Logging ------------------------------------------------------------------

# Every request has an id, in its answer and in each line of the log about it; a proxy may give one.
DJANGO_GUID = {
    "GUID_HEADER_NAME": "X-Request-Id",
    "VALIDATE_GUID": True,
    "RETURN_HEADER": True,
    "EXPOSE_HEADER": False,
}
LOGGING = log_settings(form=LOG_FORMAT, level=LOG_LEVEL)
