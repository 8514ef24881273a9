"""Courses made at random and damaged at random, and the whole pipeline that has to survive them."""
