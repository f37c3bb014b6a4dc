"""Printing a contract with findings and marks, as a Word view or as the pages of a PDF."""
