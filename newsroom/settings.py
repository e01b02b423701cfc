"""The settings of Newsroom. The environment is read once, here at the top.

Every default is production's: a development machine opts out (`make run` sets
DEBUG=1), production opts into nothing. docs/decisions/ says why for the choices
that are not obvious.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django_prose_editor.config import html_tags
from js_asset import static_lazy

from newsroom import clock
from newsroom.bucket import bucket
from newsroom.doors import policy
from newsroom.observing import logs, reports

ROOT = Path(__file__).resolve().parent.parent

env = environ.Env()

DEBUG = env.bool("DEBUG", False)
DATA_DIR = Path(env.str("DATA_DIR", str(ROOT / "var"))).resolve()
SECRET_KEY = env.str("SECRET_KEY", "not-a-secret: for development only" if DEBUG else "")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"] if DEBUG else [])
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000" if DEBUG else "https://localhost").rstrip("/")
DATABASE = env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'newsroom.sqlite3'}")
CACHE = env.cache_url("CACHE_URL", default="locmemcache://")
EMAIL = env.email_url("EMAIL_URL", default="consolemail://" if DEBUG else "smtp://localhost:25")
SENTRY_DSN = env.str("SENTRY_DSN", "")
METRICS_TOKEN = env.str("METRICS_TOKEN", "")  # what Prometheus brings to /metrics; without it there is none
MEDIA_ACCEL = env.str("MEDIA_ACCEL", "")  # the web server's internal prefix for photo files
EDGES = env.list("EDGES", default=[])  # the caches to be purged: articles/public/purging/edges.py
EDGE_TOKEN = env.str("EDGE_TOKEN", "")  # for a CDN among them
EDGE_NOTES = env.str("EDGE_NOTES", "folder")  # or "database", for several machines

TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 0)  # whose X-Forwarded-For is believed: newsroom/addresses.py
OFFICE_ADDRESSES = env.list("OFFICE_ADDRESSES", default=[])  # 10.0.0.0/8: no back office from elsewhere
REQUIRE_MFA = env.bool("REQUIRE_MFA", not DEBUG)  # staff set up a second factor before all else
PASSWORD_PROFILE = env.str("PASSWORD_PROFILE", "demo" if DEBUG else "dengbao")  # newsroom/doors/passwords.py
IDLE_MINUTES = env.int("IDLE_MINUTES", 30)  # with nothing done, a visit ends
DORMANT_DAYS = env.int("DORMANT_DAYS", 0 if DEBUG else 90)  # unused for so long, an account is switched off
SECURITY_CONTACT = env.list("SECURITY_CONTACT", default=[])  # whom to tell of a hole: mailto:… or https://…
VISIT_HOURS = env.int("VISIT_HOURS", 12)  # and after these in any case: one long shift

if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Set it in the environment to a long random text, "
        "or set DEBUG=1 on a development machine."
    )

DATA_DIR.mkdir(parents=True, exist_ok=True)

# The paper itself
PAPER_NAME = _("Beijing Workers' Herald")
PREVIEW_LINK_HOURS = 72
OFFLINE_READING = env.bool("OFFLINE_READING", True)  # off: browsers throw away what they kept

INSTALLED_APPS = [
    "unfold",
    "unfold.contrib.filters",
    "unfold.contrib.forms",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "taggit",
    "django_prose_editor",
    "pictures",
    "articles.outbox",
    "newsroom.once",
    "newsroom.ledger",
    "newsroom.districts",
    "newsroom.reporters",
    "newsroom.doors",
    "articles.mourning",
    "articles.photos",
    "articles",
    "articles.drafting",
    "articles.checking",
    "articles.ingest",
    "articles.issues",
    "articles.showing",
    "articles.former",
    "articles.facsimile",
    "articles.notices",
    "articles.proofing",
    "articles.reviewing",
    "articles.planning",
    "articles.numbers",
    "articles.auditing",
    "articles.personal",
    "articles.listing",
    "articles.search",
    "articles.public",
    "articles.demo",
    "newsroom.backup",
]

MIDDLEWARE = [
    "newsroom.observing.middleware.ObservingMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "newsroom.doors.headers.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsroom.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "newsroom.outage.OutageMiddleware",
    "newsroom.nul.NoNulMiddleware",
    "newsroom.doors.middleware.VisitMiddleware",
    "newsroom.reporters.acting.ActingUserMiddleware",
    "articles.auditing.downloads.DownloadsMiddleware",
    "newsroom.language.StaffLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "newsroom.once.middleware.OnceMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "django.template.context_processors.csp",
            ],
        },
    },
]

# Databases. Django's defaults lose contended writes on SQLite: a reader that turns
# writer in the middle of a transaction fails at once, whatever the timeout. IMMEDIATE
# takes the write lock at the start, and WAL lets readers go on meanwhile.
if DATABASE["ENGINE"].endswith("sqlite3"):
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,  # seconds
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA busy_timeout=30000;"
        ),
    }
else:
    DATABASE["ENGINE"] = "django.db.backends.postgresql"
    OPTIONS = DATABASE.setdefault("OPTIONS", {})
    OPTIONS.setdefault("pool", env.bool("DATABASE_POOL", True))
    # At once, for those that ask for it: articles/planned.py. Off behind a pooler of transactions.
    # They are planned once: PostgreSQL would plan some of them each time, which takes longer than they do.
    PREPARES = {}
    if env.bool("DATABASE_PREPARES", True):
        PREPARES = {"prepare_threshold": 0, "options": "-c plan_cache_mode=force_generic_plan -c jit=off"}
    OPTIONS |= PREPARES
    clock.follow()
DATABASES = {"default": DATABASE}
for number, url in enumerate(env.list("REPLICA_URLS", default=[])):  # see newsroom/replicas.py
    replica = {"CONN_MAX_AGE": 60, **env.db_url_config(url), "CONN_HEALTH_CHECKS": True}
    replica["ENGINE"] = "django.db.backends.postgresql"
    replica["OPTIONS"] = {"connect_timeout": 2, **replica.get("OPTIONS", {}), **PREPARES}  # seconds
    DATABASES[f"replica{number}"] = replica
DATABASE_ROUTERS = ["newsroom.replicas.ReplicaRouter"] if len(DATABASES) > 1 else []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": CACHE}
if CACHE["BACKEND"].endswith(".RedisCache"):
    CACHES = {
        "default": CACHE | {"BACKEND": "newsroom.cache.SharedCache"},
        "sessions": CACHE | {"BACKEND": "newsroom.cache.SessionCopies"},
    }
    SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
    SESSION_CACHE_ALIAS = "sessions"

# People
AUTH_USER_MODEL = "reporters.User"
AUTHENTICATION_BACKENDS = ["newsroom.doors.backend.DoorBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
] + [
    {"NAME": f"newsroom.doors.passwords.{name}"}
    for name in ("LengthValidator", "KindsValidator", "HouseWordsValidator", "NotUsedBeforeValidator")
]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = reverse_lazy("admin:index")

# The doors: docs/decisions/doors.md
ACCOUNT_ADAPTER = "newsroom.doors.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "newsroom.doors.forms.DoorLoginForm",
    "change_password": "newsroom.doors.forms.DoorChangePasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # there is no registration; allauth compares the two
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_RATE_LIMITS = False  # ours stand in the database: newsroom/doors/guard.py
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SESSION_COOKIE_AGE = VISIT_HOURS * 3600  # seconds
ACCOUNT_LOGOUT_REDIRECT_URL = reverse_lazy("account_login")
LOGIN_HINT = "articles.demo.people.login_hint" if DEBUG else ""
MFA_ADAPTER = "newsroom.doors.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "newsroom.doors.forms.DoorAuthenticateForm",
    "reauthenticate": "newsroom.doors.forms.DoorReauthenticateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1  # 30 seconds: clocks of telephones differ
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG

# The back office's look
UNFOLD = {
    "SITE_TITLE": PAPER_NAME,
    "SITE_HEADER": PAPER_NAME,
    "SITE_SYMBOL": "newspaper",
    "SITE_FAVICONS": [
        {"rel": "icon", "type": "image/svg+xml", "href": lambda request: static("icon.svg")},
    ],
    "STYLES": [
        lambda request: static("css/admin/colors.css"),
        lambda request: static("css/admin/no-script.css"),
        lambda request: static("css/admin/legible.css"),
    ],
    "SHOW_LANGUAGES": True,
    "LANGUAGES": {"action": reverse_lazy("choose-language")},
    "ACCOUNT": {
        "navigation": [
            {"title": _("Second factor"), "link": reverse_lazy("mfa_index")},
            {"title": _("Password"), "link": reverse_lazy("account_change_password")},
            {"title": _("Where I am logged in"), "link": reverse_lazy("doors:visits")},
            {"title": _("My data"), "link": reverse_lazy("personal:mine")},
        ]
    },
    "DASHBOARD_CALLBACK": "articles.issues.start.start_page",
    "SIDEBAR": {"navigation": "articles.issues.navigation.sidebar"},
    "COLORS": lambda request: {},  # they stand in css/admin/colors.css: no style in the page
}

# Language and time
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# Files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [ROOT / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
FILES = bucket(env.str("FILES_URL", ""))  # s3://key:secret@host/bucket; else folders of DATA_DIR
STORAGES = {
    "default": {"BACKEND": "newsroom.storage.Files", "OPTIONS": {"folder": "media"}},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "newsroom.storage.ManifestStaticFilesStorage"
        )
    },
}

# Photos. Widths and qualities stand in articles/photos/renditions.py.
PHOTO_MAX_BYTES = 40 * 1024**2
PHOTO_MAX_PIXELS = 100_000_000
PICTURES = {
    "FILE_TYPES": ["WEBP", "JPEG"],
    "PROCESSOR": "articles.photos.renditions.make",
    "USE_PLACEHOLDERS": False,
}

# Mail
MAILERS = {
    "default": {
        "BACKEND": EMAIL["EMAIL_BACKEND"],
        "OPTIONS": {
            "host": EMAIL["EMAIL_HOST"],
            "port": EMAIL["EMAIL_PORT"] or 25,
            "username": EMAIL["EMAIL_HOST_USER"] or "",
            "password": EMAIL["EMAIL_HOST_PASSWORD"] or "",
            "use_tls": EMAIL.get("EMAIL_USE_TLS", False),
            "use_ssl": EMAIL.get("EMAIL_USE_SSL", False),
        }
        if EMAIL["EMAIL_HOST"]
        else {},
    }
}

DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", f"newsroom@{urlsplit(SITE_URL).hostname}")

# Security
SECURE_SSL_REDIRECT = not DEBUG and SITE_URL.startswith("https")
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]  # asked by machines beside this one, without TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if DEBUG else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = not DEBUG
SESSION_COOKIE_NAME = "sessionid" if DEBUG else "__Host-sessionid"  # newsroom/cookies.py
SESSION_COOKIE_AGE = VISIT_HOURS * 3600  # seconds
CSRF_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_NAME = "csrftoken" if DEBUG else "__Host-csrftoken"
CSRF_COOKIE_HTTPONLY = False  # the photo upload reads it
MESSAGE_STORAGE = "newsroom.cookies.Messages"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = policy.OFFICE

DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a story with many photos
TAGGIT_CASE_INSENSITIVE = True

# The end of the ledger, told to the world outside every day: newsroom/ledger/heads.py
LEDGER_HEADS = env.str("LEDGER_HEADS", str(DATA_DIR / "ledger-heads.txt"))  # best on another disk
LEDGER_MAIL = env.list("LEDGER_MAIL", default=[])  # addresses

LOGGING = logs.configuration(
    as_json=env.bool("LOG_JSON", not DEBUG), requests=env.bool("LOG_REQUESTS", not DEBUG)
)

# Our own part of the text editor: a photo of the story, placed in its text (articles/fields.py).
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [static_lazy("js/admin/story-photo.js")],
        "extensions": {"StoryPhoto": html_tags(["figure"], {"figure": ["data-photo"]})},
    }
]

if SENTRY_DSN:
    reports.begin(SENTRY_DSN)
