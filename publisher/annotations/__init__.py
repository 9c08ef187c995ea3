"""Annotations (nhãn trên văn bản): the figures of a report and what holds between them, for the tools in which people label text."""
