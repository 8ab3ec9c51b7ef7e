"""Staff accounts."""

from typing import Any

import factory
from django.contrib.auth.models import Group, User


class UserFactory(factory.django.DjangoModelFactory):
    """A user without any permission; the password is “password”."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"user{number}")
    password = factory.django.Password("password")


class CoderFactory(UserFactory):
    """A member of staff in the group of coders."""

    username = factory.Sequence(lambda number: f"coder{number}")
    is_staff = True

    @factory.post_generation
    def group(self: Any, create, extracted, **kwargs):
        """Put the user into the group."""
        self.groups.add(Group.objects.get(name="coder"))


class ReviewerFactory(UserFactory):
    """A member of staff in the group of reviewers."""

    username = factory.Sequence(lambda number: f"reviewer{number}")
    is_staff = True

    @factory.post_generation
    def group(self: Any, create, extracted, **kwargs):
        """Put the user into the group."""
        self.groups.add(Group.objects.get(name="reviewer"))


class AdministratorFactory(UserFactory):
    """A member of staff in the group of administrators."""

    username = factory.Sequence(lambda number: f"administrator{number}")
    is_staff = True

    @factory.post_generation
    def group(self: Any, create, extracted, **kwargs):
        """Put the user into the group."""
        self.groups.add(Group.objects.get(name="administrator"))
