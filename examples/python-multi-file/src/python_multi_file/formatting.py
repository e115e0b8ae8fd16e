"""How values are written for people."""

import humanize
from slugify import slugify


def human_size(size):
    return humanize.naturalsize(size, binary=True)


def slug(text):
    return slugify(text) if text else None
