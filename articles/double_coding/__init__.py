"""Articles coded by two who do not see each other's drafts: giving, comparing, reconciling, agreement."""

from articles.double_coding.giving import NotGiven, give, give_sample
from articles.double_coding.steps import NotDone, hand_in, send_back, withdraw

__all__ = ["NotDone", "NotGiven", "give", "give_sample", "hand_in", "send_back", "withdraw"]
