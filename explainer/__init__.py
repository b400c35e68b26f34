"""Turn a news report and YAML annotations of it into a published site that readers can trust."""

__version__ = "0.1.0"
