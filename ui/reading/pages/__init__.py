"""The page view: a PDF as it is printed."""
