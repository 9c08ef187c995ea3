"""The published schema (lược đồ dữ liệu): what every key means, and the JSON Schema made of the models and these words."""
