"""Mentions in an article's text: sentences, quotations, figures, attributions, and who the sources are."""
