"""A large made-up data set: believable, valid and skewed as real ones are, to try out and to measure with."""

from articles.sample.filling import SampleRefused, make_sample

__all__ = ["SampleRefused", "make_sample"]
