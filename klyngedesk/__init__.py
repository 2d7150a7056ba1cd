"""KlyngeDesk: dagsorden, bilag, referat and decisions for a meeting's secretary."""

__version__ = "0.1.0"
