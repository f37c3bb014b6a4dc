"""The process that reads contracts: the only place that starts another process.

`WorkerClient` takes jobs and gives events; `messages` holds both. Nothing else here is public.
"""

from __future__ import annotations

from reviewer.worker.client import Limits, WorkerClient
from reviewer.worker.messages import (
    Compared,
    CompareJob,
    Event,
    Explained,
    ExplainJob,
    Failed,
    Filed,
    FileJob,
    Job,
    Opened,
    OpenJob,
    PageImage,
    PageJob,
    Phase,
    PictureDrawn,
    PictureJob,
    Progress,
    Reviewed,
    ReviewJob,
    RulesJob,
    RulesListed,
    Warmed,
    WarmJob,
)

__all__ = [
    "CompareJob",
    "Compared",
    "Event",
    "ExplainJob",
    "Explained",
    "Failed",
    "FileJob",
    "Filed",
    "Job",
    "Limits",
    "OpenJob",
    "Opened",
    "PageImage",
    "PageJob",
    "Phase",
    "PictureDrawn",
    "PictureJob",
    "Progress",
    "ReviewJob",
    "Reviewed",
    "RulesJob",
    "RulesListed",
    "WarmJob",
    "Warmed",
    "WorkerClient",
]
