"""The agenda as a workbook to edit, and as a calendar."""
