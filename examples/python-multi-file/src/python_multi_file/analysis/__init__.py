"""What is found out about a file."""

from .encoding import Encoding
from .text import TextCounts

__all__ = ["Encoding", "TextCounts"]
