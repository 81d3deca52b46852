"""EXPORT: claims in the forms that other tools take, as plain functions from claims to dicts and strings."""
