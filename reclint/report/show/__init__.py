"""What ``reclint show`` and its kin print of models."""
