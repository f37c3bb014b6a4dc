"""The right pane: findings, opinion, articles, marks, facts; and the outline on the left."""
