"""What LINE accepts and refuses, without a database. Source: LINE Messaging API reference, OpenAPI files."""
