"""What leaves the desk: JSON, text and the review report as Word and PDF."""
