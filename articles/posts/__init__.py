"""The posts and ranks of officials as of the day of an engagement, and what an article adds to them."""

from articles.posts.as_of import AsOf, Post, RankThen, posts_as_of
from articles.posts.citing import Cited, Refused, cite_appointment
from articles.posts.days import Day, day_of, whole_of
from articles.posts.filling import fill_posts
from articles.posts.marks import Mark, marks_of

__all__ = [
    "AsOf",
    "Cited",
    "Day",
    "Mark",
    "Post",
    "RankThen",
    "Refused",
    "cite_appointment",
    "day_of",
    "fill_posts",
    "marks_of",
    "posts_as_of",
    "whole_of",
]
