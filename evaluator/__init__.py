"""How good we are: comparison with gold, scores, labelled reports, planted errors."""
