"""Read lists that an office hands in: which column means what, what each row asks for, what would change."""
