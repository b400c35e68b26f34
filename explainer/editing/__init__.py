"""What helps people who edit the data: schemas for editors, the list of fields, forms to fill."""
