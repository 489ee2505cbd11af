"""Extract: from an article's text to rows tied to its words. ``articles.py`` lists the extractors; ``step.py`` runs them."""
