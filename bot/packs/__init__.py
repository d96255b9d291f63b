"""Work on packs: read a folder or a workbook, put a version in force, take one back, say what would change. No command, no page."""
