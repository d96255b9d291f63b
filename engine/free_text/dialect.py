"""Read what the words of a region mean, as `locale/<lang>/dialect.toml` holds them by region."""

from collections.abc import Mapping


def common_words(regions: Mapping[str, Mapping[str, Mapping[str, str]]]) -> dict[str, str]:
    """Return for each word of any region the one that everybody uses."""
    return {word: told["means"] for words in regions.values() for word, told in words.items()}
