"""Results as files: sheets, csv, JSON."""
