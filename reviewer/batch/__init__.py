"""Many files: found, each reviewed in a process of its own, told in one overview.

`run` does it on this machine, `cluster.run` on the machines of a Dask scheduler.
"""

from __future__ import annotations

from reviewer.batch.plan import Plan, Step
from reviewer.batch.running import run

__all__ = ["Plan", "Step", "run"]
