"""What is made of many measured values."""


def quantile(values, share):
    """The smallest of @values that so large a share of them does not exceed; None of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else None


def milliseconds(seconds):
    return f'{seconds * 1000:.1f} ms' if seconds is not None else 'none'
