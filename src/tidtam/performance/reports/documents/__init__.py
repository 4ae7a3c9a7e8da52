"""Paper: the nine-section form as plain values, and the PDF and workbook made of them.

Pure: dataclasses in, text or bytes out. No database, no request, no clock.

`form`     what stands on the form          `gaps`    what a form still lacks before it can be certified
`drafts`   narratives written from figures  `pdf`     the paper          `xlsx`   the workbook
"""
