"""Reports made by rule (bộ sinh báo cáo), with their gold: as many as a benchmark or a stress test needs.

A report begins as a world, figures that satisfy the identities of the catalogue; topics tell them in sentences; the
draft keeps every figure apart from its words, so that a slip can be planted into one of them; layout prints the draft
and says where each figure came to stand. Report `i` of a seed is the same bytes whatever else is made with it.
"""
