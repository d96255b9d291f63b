"""Make the files that a report leaves in: the printed paper, its workbook, its pictures, and all of it in one."""
