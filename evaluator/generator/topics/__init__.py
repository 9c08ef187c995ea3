"""What reports tell of: one function each, which writes its section with the teller it is given."""
