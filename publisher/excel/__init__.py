"""Excel (bảng tính): an audit as one workbook that an inspector filters, decides upon and sends on."""
