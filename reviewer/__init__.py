"""The core of Shenqi: reading contracts, finding risky transfers, forming an opinion. No Qt here."""

__version__ = "0.1.0"
