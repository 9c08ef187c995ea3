"""PDF (tệp PDF gốc): the findings as highlights and notes on the original, and pictures of its pages.

Where a figure stands comes from the boxes of its characters, as they were read; nothing is ever searched for.
"""
