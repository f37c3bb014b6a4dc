"""What stands in the way of the work: data that are away, an error nothing was prepared for."""
