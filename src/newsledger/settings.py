"""Settings: from the command, the environment (``NEWSLEDGER_*``) and a TOML file, in that order of precedence."""

import os
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from newsledger.errors import UsageError

CONFIG_FILE = "newsledger.toml"


class Settings(BaseSettings):
    """What a run may be told. Every field is also an environment variable and a key of ``newsledger.toml``."""

    model_config = SettingsConfigDict(env_prefix="NEWSLEDGER_", extra="forbid", frozen=True)

    ledger: Path = Field(Path("data/ledger"), description="Folder of the ledger.")
    workers: int = Field(max(1, min(os.cpu_count() or 1, 8)), ge=1, description="Processes for extraction.")
    executor: Literal["serial", "processes", "dask"] = Field("processes", description="What runs the chunks.")
    dask_address: str | None = Field(None, description="Address of a Dask scheduler, for executor = dask.")
    chunk_size: int = Field(1000, ge=1, description="Articles a chunk.")
    model: str | None = Field(None, description="Installed spaCy pipeline to use instead of the built-in one.")
    lexicons: Path | None = Field(None, description="Folder with lexicon files of your own.")
    since: date | None = Field(None, description="Refuse articles published before this day (UTC).")
    refresh: bool = Field(False, description="Read unchanged articles again: after an upgrade or with new lexicons.")
    follow: bool = Field(False, description="Fetch the pages that feeds link to.")
    columns: dict[str, list[str]] = Field(
        default_factory=dict, description="Column names of your tabular files, by field: {text = ['story']}."
    )
    min_words: int = Field(20, ge=0, description="Refuse articles whose cleaned text has fewer words.")
    max_document_mb: int = Field(20, ge=1, description="Refuse documents larger than this.")
    buckets: int = Field(16, ge=1, le=1024, description="Parquet files a table is split into; fixed per ledger.")
    keep_versions: int = Field(5, ge=1, description="Versions that gc keeps.")


def load_settings(config: Path | None = None, **overrides: Any) -> Settings:
    """Return the settings: ``overrides`` that are not None, then the environment, then the TOML file, then defaults.

    ``config`` defaults to ``newsledger.toml`` in the working folder, where there is one.

    Raises:
        UsageError: the file is missing or is not TOML, or a value does not fit; names the key.
    """
    path = config or Path(CONFIG_FILE)
    values: dict[str, Any] = {}
    if config is not None or path.is_file():
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{path}: cannot read the settings: {error}") from error
    for name in Settings.model_fields:
        if f"NEWSLEDGER_{name}".upper() in os.environ:
            values.pop(name, None)
    values |= {name: value for name, value in overrides.items() if value is not None}
    try:
        return _with_lexicons(Settings(**values))
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise UsageError(f"settings: {problems}") from error
    except SettingsError as error:  # an environment variable that holds no JSON where a table is expected
        raise UsageError(f"settings: {error}") from error


def _with_lexicons(settings: Settings) -> Settings:
    """Return the settings with the user's lexicons by their absolute path, which means the same to every worker."""
    if settings.lexicons is None:
        return settings
    folder = settings.lexicons.expanduser().absolute()
    if not folder.is_dir():
        raise UsageError(f"settings: lexicons: {folder} is no folder; name the one that holds your CSV files")
    return settings.model_copy(update={"lexicons": folder})
