"""Linked data in the head of a page."""

from django import template

from defense_ties.lib import linked_data

register = template.Library()
register.simple_tag(linked_data.data_block, name="data_block")
