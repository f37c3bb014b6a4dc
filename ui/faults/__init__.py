"""What went wrong: logged by its place, without a word of a contract."""
