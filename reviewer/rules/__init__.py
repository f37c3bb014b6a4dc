"""Rules as data, the sentence analysis they are matched against, and the record of every match."""
