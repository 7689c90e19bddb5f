"""The section of a model card."""
