"""Damage done to real courses, place by place: whether a fitting rule tells it on its line, and what comes along."""
