"""The API: every published record and list as JSON, read only, for programs."""
