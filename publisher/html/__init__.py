"""HTML (trang HTML): pages that open in a browser without a network: an index of an audit and a page for each report.

A page is one file: style and script stand in it, and its Content-Security-Policy names them by their hash and forbids
everything else. What a report says is escaped by the template and is never markup, style, script or address.
"""
