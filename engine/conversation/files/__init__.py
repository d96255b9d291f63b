"""Ask for a report as a file: the way to its paper, its workbook and its pictures."""
