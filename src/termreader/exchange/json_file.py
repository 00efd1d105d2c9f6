"""JSON that comes from outside, broken or hostile as it may be. Knows nothing of what it says."""

import json

from termreader.errors import ExchangeError


def parse_json(data: bytes) -> object:
    """JSON in UTF-8, UTF-16 or UTF-32 as a value. Raises ExchangeError for anything else, however deep or long."""
    try:
        value: object = json.loads(data)
    except RecursionError as error:
        raise ExchangeError("The file is nested too deep to be read. Nothing was imported.") from error
    except UnicodeDecodeError as error:
        raise ExchangeError("The file is not text, and so no JSON. Nothing was imported.") from error
    except json.JSONDecodeError as error:
        raise ExchangeError(
            f"The file is not complete JSON: {error.msg.lower()} at line {error.lineno}, column {error.colno}. "
            "Nothing was imported."
        ) from error
    except ValueError as error:
        # A number of more digits than Python turns into an integer.
        raise ExchangeError(f"The file cannot be read as JSON ({error}). Nothing was imported.") from error
    return value
