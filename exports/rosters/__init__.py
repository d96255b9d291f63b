"""Read lists that offices hand in, row by row: workbooks, CSV and Google Sheets. Nothing in them is believed or computed."""
