"""The outputs of ``reclint check``, one module each."""
