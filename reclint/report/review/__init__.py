"""The formats of ``reclint report``, one module or folder each."""
