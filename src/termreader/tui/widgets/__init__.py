"""Widgets: values in, messages out. They know neither the library nor each other."""
