"""The faces of ``reclint report``, one module or folder each."""
