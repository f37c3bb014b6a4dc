"""The tab 法条: articles in full, searched, compared, and cited."""
