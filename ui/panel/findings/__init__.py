"""The tab 条款风险: cards of findings, and the decisions on them."""
