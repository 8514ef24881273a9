"""What earlier runs found out, kept in a folder of the user's; nothing in it is needed, and none of it is trusted."""

from reclint.cache.cache import Cache, open_cache

__all__ = ["Cache", "open_cache"]
