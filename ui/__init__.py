"""The desktop app: views and panels over what the core returns. No legal or file logic here."""
