"""Which files are there to hold secrets, by their names alone."""

from fnmatch import fnmatch
from typing import Final

SECRET_FILES: Final = (
    ".env*", "*.env", "*.pem", "*.key", "*.ppk", "*.p8", "*.p12", "*.pfx", "*.jks", "*.keystore", "*.kdbx",
    "id_rsa*", "id_dsa*", "id_ecdsa*", "id_ed25519*", ".npmrc", ".pypirc", ".netrc", "_netrc", ".htpasswd",
    ".git-credentials", "credentials.json", "service-account*.json", "*.tfvars", "*.tfstate",
)  # fmt: skip


def is_secret_file(path: str) -> bool:
    """Whether a file is there to hold secrets."""
    name = path.rsplit("/", 1)[-1].lower()
    return any(fnmatch(name, pattern) for pattern in SECRET_FILES) or path.lower().endswith("/.aws/credentials")
