//! A session in, files out: CSV, XLSX, a report and REFI-QDA. May not change the session.
