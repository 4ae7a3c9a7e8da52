"""What tests stand on: a throwaway PostgreSQL, a browser, settings of their own."""
