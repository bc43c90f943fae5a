"""What every process of Wartapraja shares."""

from pathlib import Path

from wartapraja.settings import engines, env
from wartapraja.settings.keys import secret_key

env.refuse_unknown()

PACKAGE = Path(__file__).resolve().parent.parent
WARTAPRAJA_HOME = env.read("HOME").resolve()
WARTAPRAJA_HOME.mkdir(parents=True, exist_ok=True)
PRODUCTION = env.read("PRODUCTION")
DEBUG = False
SECRET_KEY = secret_key(env.read("SECRET_KEY"), WARTAPRAJA_HOME)
PUBLIC_URL = (env.read("PUBLIC_URL") or f"http://127.0.0.1:{env.read('PUBLIC_PORT')}").rstrip("/")
OFFICE_URL = (env.read("OFFICE_URL") or f"http://127.0.0.1:{env.read('OFFICE_PORT')}").rstrip("/")
ALLOWED_HOSTS = env.read("ALLOWED_HOSTS") or ["127.0.0.1", "localhost", "[::1]"]
DEMO_ALLOWED = not PRODUCTION

ROOMS = [
    "wartapraja.record",
    "wartapraja.organisation",
    "wartapraja.casework",
    "wartapraja.letters",
    "wartapraja.media",
    "wartapraja.newsroom",
    "wartapraja.coverage",
    "wartapraja.distribution",
    "wartapraja.website",
]
INSTALLED_APPS = [
    *reversed(ROOMS),
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
AUTH_USER_MODEL = "organisation.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {"default": engines.database(env.read("DATABASE_URL"), WARTAPRAJA_HOME)}
STORAGES = engines.storages(env.read("S3_URL"), WARTAPRAJA_HOME)
MEDIA_ROOT = WARTAPRAJA_HOME / "media"
MEDIA_URL = "/media/"
STATIC_ROOT = WARTAPRAJA_HOME / "static"
STATIC_URL = "/static/"
NODE_MODULES = PACKAGE.parent.parent / "node_modules"
STATICFILES_DIRS = [
    (
        "fonts/plus-jakarta-sans",
        str(NODE_MODULES / "@fontsource-variable" / "plus-jakarta-sans" / "files"),
    ),
]
BAKED_ROOT = WARTAPRAJA_HOME / "baked"
BSRE_URL = env.read("BSRE_URL")
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

for _name, _value in engines.mail(env.read("EMAIL_URL"), WARTAPRAJA_HOME).items():
    globals()[_name] = _value
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.read("EMAIL_FROM")

# Renditions are never cached in a process: another process may have replaced them.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

LANGUAGE_CODE = env.read("LANGUAGE")
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [str(PACKAGE / "locale")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
CLOCK = "wartapraja.casework.clock.now"

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTHENTICATION_BACKENDS = ["wartapraja.organisation.backends.OfficeBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "wartapraja.organisation.passwords.OfficeWordsValidator"},
]

WAGTAIL_PAGE_MODEL = "newsroom.BasePage"
WAGTAIL_SITE_NAME = "Wartapraja"
WAGTAILADMIN_BASE_URL = OFFICE_URL
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_I18N_ENABLED = False
WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "media.Paper"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILIMAGES_IMAGE_FORM_BASE = "wartapraja.media.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "wartapraja.media.forms.PaperForm"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WARTAPRAJA_UPLOAD_GATE = "wartapraja.media.commands.check_upload"
FILE_UPLOAD_HANDLERS = [
    "wartapraja.media.uploads.LimitHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
WAGTAIL_USAGE_COUNT_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wartapraja.newsroom.office_search"}}
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"wartapraja": {"level": "INFO"}},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
