"""Does what NumPy is for with the numbers that a text holds."""

import re

import numpy as np
import wadup
from numpy import fft, linalg, random  # here, because NumPy would load them within the first content

wadup.define_table("numpy_result", [("operation", wadup.String), ("value", wadup.Float64)])

NUMBER = re.compile(rb"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
BOOTSTRAP_SAMPLES = 200


def main():
    with wadup.content() as content:
        numbers = np.array(NUMBER.findall(content.read()), dtype=np.float64)
    numbers = numbers[np.isfinite(numbers)]
    if numbers.size:
        for operation, value in results(numbers):
            wadup.insert_row("numpy_result", [operation, float(value)])


def results(numbers):
    yield from {"count": numbers.size, "mean": numbers.mean(), "sum": numbers.sum()}.items()
    yield from {"min": numbers.min(), "max": numbers.max(), "std": numbers.std()}.items()
    yield from linear_algebra(numbers)
    yield "dominant_frequency", dominant_frequency(numbers)
    yield "mean_standard_error", mean_standard_error(numbers)


def linear_algebra(numbers):
    """The straight line through the numbers in their order, and the determinant of its normal equations."""
    design = np.column_stack([np.arange(numbers.size, dtype=np.float64), np.ones(numbers.size)])
    normal = design.T @ design
    yield "trend_determinant", linalg.det(normal)
    if numbers.size > 1:
        slope, intercept = linalg.solve(normal, design.T @ numbers)
        yield from {"trend_slope": slope, "trend_intercept": intercept}.items()


def dominant_frequency(numbers):
    """In cycles per number; 0 if they do not swing."""
    spectrum = np.abs(fft.rfft(numbers - numbers.mean()))
    return fft.rfftfreq(numbers.size)[spectrum.argmax()] if spectrum.any() else 0


def mean_standard_error(numbers):
    """By resampling, with a generator that begins anew for each content, so that the same content gives the same."""
    samples = random.default_rng(seed=1).choice(numbers, size=(BOOTSTRAP_SAMPLES, numbers.size))
    return samples.mean(axis=1).std()
