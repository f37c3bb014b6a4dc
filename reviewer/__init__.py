"""The core of Shenqi: reads contracts, finds risky transfers, forms an opinion. No Qt here."""

import logging

__version__ = "0.1.0"

# Who runs the core decides where its log goes; it must not talk into a command's own output.
logging.getLogger(__name__).addHandler(logging.NullHandler())
