"""One rule, one file, in the folder of its family; `verifier.codes` lists them all."""
