"""What leaves the desk: the report, the copy of the contract, for whom and where to."""
