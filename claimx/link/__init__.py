"""Linking figures with what they measure, who says them and when they hold."""
