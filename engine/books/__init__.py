"""A pack as one workbook: sheets of rows that people write in Excel, and the text of the pack, each made from the other."""
