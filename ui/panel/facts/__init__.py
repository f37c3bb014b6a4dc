"""The tab 事实: what was read from the contract, each correctable."""
