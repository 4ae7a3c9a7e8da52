"""The register as a spreadsheet: read from XLSX and CSV, understood row by row, written as XLSX."""
