"""The window. The only package that imports Qt; what it shows comes from `case`, what it does from `acts`."""
