"""Reports and findings as people and programs read them: JSON, CSV, spaCy and the terminal. One module, one writer."""
