"""Rules, vocabulary, statutes and platform terms: data that a lawyer can read and change."""
