"""`python -m ui` is `shenqi`."""

from __future__ import annotations

import sys

from ui.launcher import main

sys.exit(main())
