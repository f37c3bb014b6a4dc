"""The words that lead to a total, of whatever is counted or paid."""

TOTAL = r"(?:[合总共]计|[总一统合拢]共|拢总)"  # no 统计; 累计 is one only of what is counted
