"""What every test stands on: Qt without a screen, and a home folder that is not the user's."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp(prefix="zhenyue-test-")

from hypothesis import settings

atexit.register(shutil.rmtree, os.environ["XDG_DATA_HOME"], ignore_errors=True)
# The same examples at every run, so that a change is green or red by itself; ./test.sh --long draws new ones.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("seeking", deadline=None)
settings.load_profile(os.environ.get("ZHENYUE_EXAMPLES", "steady"))
