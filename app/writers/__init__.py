"""Summary or comparison → docx, xlsx, csv, json, html. No widgets, no SQL."""
