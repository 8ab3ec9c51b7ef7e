"""What can happen between countries, and in which words it is told."""

from dataclasses import dataclass

from articles.choices import EngagementKind, ParticipantRole


@dataclass(frozen=True)
class Scene:
    """A kind of engagement: its title, how many of each side take part, and as what."""

    kind: EngagementKind
    title: str
    each: tuple[int, int] = (1, 2)
    roles: tuple[str, str] = (ParticipantRole.HOST, ParticipantRole.GUEST)
    in_person: bool = True
    forces: bool = False


VISIT = Scene(EngagementKind.VISIT, "Visit of {guest} to {host_land}")
# What fills the days of a visit.
PARTS = {
    Scene(EngagementKind.TALKS, "Talks of {host} and {guest} in {city}"): 6,
    Scene(EngagementKind.COURTESY_CALL, "Courtesy call of {guest} on {host}", (1, 1)): 4,
    Scene(EngagementKind.MEETING, "Meeting of {host} and {guest} in {city}", (1, 1)): 4,
    Scene(
        EngagementKind.CEREMONY,
        "Signing ceremony of {host_land} and {guest_land} in {city}",
        (1, 2),
        (ParticipantRole.SIGNATORY, ParticipantRole.SIGNATORY),
    ): 1,
    Scene(
        EngagementKind.AWARD,
        "Order of Friendship for {guest}",
        (1, 1),
        (ParticipantRole.AWARDING_PARTY, ParticipantRole.RECIPIENT),
    ): 1,
}
# What stands for itself.
ALONE = {
    Scene(EngagementKind.TALKS, "Talks of {host} and {guest} in {city}"): 5,
    Scene(EngagementKind.MEETING, "Meeting of {host} and {guest} in {city}"): 6,
    Scene(
        EngagementKind.CALL,
        "Telephone call of {host} and {guest}",
        (1, 1),
        (ParticipantRole.MEMBER, ParticipantRole.MEMBER),
        in_person=False,
    ): 3,
    Scene(
        EngagementKind.VIDEO_CONFERENCE,
        "Video conference of {host_land} and {guest_land}",
        (1, 2),
        (ParticipantRole.CO_CHAIR, ParticipantRole.CO_CHAIR),
        in_person=False,
    ): 2,
    Scene(EngagementKind.EXERCISE, "Exercise of {host_land} and {guest_land} near {city}", forces=True): 3,
    Scene(
        EngagementKind.TRAINING,
        "Course for officers of {guest_land} in {city}",
        (1, 1),
        (ParticipantRole.TRAINER, ParticipantRole.TRAINEE),
        forces=True,
    ): 2,
    Scene(EngagementKind.PORT_CALL, "Ships of {guest_land} in {city}", (0, 1), forces=True): 1,
    Scene(EngagementKind.EXCHANGE, "Friendship exchange of {host_land} and {guest_land}", (1, 2)): 2,
    Scene(
        EngagementKind.AID_OR_TRANSFER,
        "Equipment from {guest_land} for {host_land}",
        (1, 1),
        (ParticipantRole.RECIPIENT, ParticipantRole.MEMBER),
    ): 1,
}
DIALOGUE = Scene(
    EngagementKind.DIALOGUE,
    "Defence policy dialogue of {host_land} and {guest_land}",
    (1, 3),
    (ParticipantRole.CO_CHAIR, ParticipantRole.CO_CHAIR),
)
OF_MANY = Scene(
    EngagementKind.MULTILATERAL_MEETING, "Meeting of {number} defence delegations in {city}", (1, 1)
)
DRILL_OF_MANY = Scene(EngagementKind.EXERCISE, "Exercise of {number} forces near {city}", forces=True)
