"""The environment, read once. Every setting is also an environment variable `DUECARE_…`."""

from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from secrets import token_urlsafe

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """How one installation is set up. Times are in seconds unless their name says otherwise."""

    model_config = SettingsConfigDict(env_prefix="DUECARE_", frozen=False)

    data: Path = Path("data")
    host: str = "127.0.0.1"
    port: int = 8000
    database_url: str = ""
    public_url: str = ""
    trusted_proxies: str = ""
    secret: str = ""
    access_minutes: int = 10
    refresh_days: int = 14
    max_file_mb: int = 25
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: str = ""
    mail_from: str = "duecare@localhost"

    @cached_property
    def url(self) -> str:
        """The database's address; without a setting, a SQLite file in the data folder."""
        return self.database_url or f"sqlite:///{self.data.resolve() / 'duecare.db'}"

    @cached_property
    def base_url(self) -> str:
        """Where people reach this installation: links in mail and on the console start with it."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @cached_property
    def secure(self) -> bool:
        """Whether browsers arrive over TLS, so that cookies may and must be marked Secure."""
        return self.base_url.startswith("https://")

    @cached_property
    def signing_key(self) -> str:
        """The key that signs access tokens: from the environment, else made once and kept in the data folder."""
        if self.secret:
            return self.secret
        file = self.data / "secret.key"
        if not file.exists() or not file.stat().st_size:
            self.data.mkdir(parents=True, exist_ok=True)
            waiting = file.with_suffix(".part")
            waiting.touch(mode=0o600)
            waiting.write_text(token_urlsafe(48))
            waiting.replace(file)
        return file.read_text()

    def exposed_without_tls(self) -> bool:
        """Whether it would answer plain HTTP to other machines, with neither TLS nor a declared proxy in front."""
        try:
            loopback = ip_address(self.host).is_loopback
        except ValueError:
            loopback = self.host == "localhost"
        return not loopback and not (self.secure and self.trusted_proxies)
