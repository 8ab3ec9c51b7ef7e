"""Vocabularies of what was reported. Codes are stable and never reused."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from defense_ties.lib.vocabulary import Vocabulary


class PublisherKind(Vocabulary):
    """What a publisher is."""

    STATE_AGENCY = "state_agency", "A news agency or broadcaster of a state.", _("State agency")
    NEWSPAPER = "newspaper", "A newspaper or news site.", _("Newspaper")
    MINISTRY = "ministry", "A ministry, its press office included.", _("Ministry")
    PARTY_ORGAN = "party_organ", "The organ of a political party.", _("Party organ")
    OTHER = "other", "None of the other kinds.", _("Other")


class CodingState(Vocabulary):
    """How far an article has been read for facts."""

    UNCODED = "uncoded", "Not yet read for facts.", _("Uncoded")
    CODED = "coded", "Its facts are records.", _("Coded")
    NOTHING_TO_CODE = "nothing_to_code", "Read, and found to report no tie.", _("Nothing to code")


class CodingStep(Vocabulary):
    """How far an independent coding of an article has come."""

    GIVEN = "given", "The coder is at work on it.", _("Given")
    HANDED_IN = "handed_in", "The coder has finished; nobody changes it now.", _("Handed in")
    RECONCILED = "reconciled", "A reviewer has made one set of records of both.", _("Reconciled")
    WITHDRAWN = "withdrawn", "It was called off.", _("Withdrawn")


class MonthState(Vocabulary):
    """How far the output of a publisher in a month was searched for reports."""

    READ = "read", "All of it was searched.", _("Read")
    PARTLY = "partly", "Some of it was searched; the note says which part.", _("Read in part")
    NOT_READ = "not_read", "It was not searched, or could not be had.", _("Not read")


class LikenessDecision(Vocabulary):
    """Whether two articles of much the same wording are one report."""

    OPEN = "open", "Nobody has judged it yet.", _("Open")
    SAME = "same", "They are one report, printed twice.", _("Same report")
    DIFFERENT = "different", "They are two reports.", _("Different reports")


class PlaceKind(Vocabulary):
    """What a place is."""

    CITY = "city", "A city, town, district or other locality.", _("City")
    PROVINCE = "province", "A province or other first-level division.", _("Province")
    BORDER_GATE = "border_gate", "A border gate or crossing.", _("Border gate")
    COUNTRY = "country", "Somewhere in the country; no locality is known.", _("Country")
    VIRTUAL = "virtual", "No place: online or by telephone.", _("Virtual")


class EngagementKind(Vocabulary):
    """What an engagement was."""

    VISIT = "visit", "A stay in another country, with its limits in time.", _("Visit")
    TALKS = "talks", "A meeting that the source calls talks or discussions.", _("Talks")
    MEETING = "meeting", "A meeting of two sides.", _("Meeting")
    MULTILATERAL_MEETING = (
        "multilateral_meeting",
        "A meeting or conference of three or more sides.",
        _("Multilateral meeting"),
    )
    DIALOGUE = "dialogue", "A session of a named, recurring dialogue, staff talks included.", _("Dialogue")
    COURTESY_CALL = "courtesy_call", "A short call paid on a person of higher standing.", _("Courtesy call")
    CALL = "call", "A conversation by telephone.", _("Telephone call")
    VIDEO_CONFERENCE = "video_conference", "A meeting held online.", _("Video conference")
    EXERCISE = "exercise", "A joint or combined exercise.", _("Exercise")
    EXCHANGE = (
        "exchange",
        "An exchange of people: border friendship exchange, young officers, goodwill activities.",
        _("Exchange"),
    )
    TRAINING = "training", "A course or training given by one side to another.", _("Training")
    PORT_CALL = "port_call", "Ships of one side in a port of another.", _("Port call")
    CEREMONY = "ceremony", "A signing, handover, opening, anniversary or other ceremony.", _("Ceremony")
    AWARD = "award", "The giving of a medal or honour.", _("Award")
    AID_OR_TRANSFER = "aid_or_transfer", "The handing over of aid, equipment or arms.", _("Aid or transfer")
    OTHER = "other", "None of the other kinds.", _("Other")


class EngagementStatus(Vocabulary):
    """Whether an engagement took place."""

    PLANNED = "planned", "Still to come when it was reported.", _("Planned")
    HELD = "held", "Took place, or was under way.", _("Held")
    POSTPONED = "postponed", "Put off; its date is the one first set.", _("Postponed")
    CANCELLED = "cancelled", "Called off; its date is the one first set.", _("Cancelled")


class Mode(Vocabulary):
    """How the sides met."""

    IN_PERSON = "in_person", "The sides were in one place.", _("In person")
    REMOTE = "remote", "The sides spoke online or by telephone.", _("Remote")


class SideRole(Vocabulary):
    """The part of a country in an engagement."""

    HOST = "host", "The country that receives.", _("Host")
    VISITOR = "visitor", "The country that comes.", _("Visitor")
    PARTY = "party", "A country that takes part as neither host nor visitor.", _("Party")


class ParticipantRole(Vocabulary):
    """The part of an official or institution in an engagement."""

    HOST = "host", "Received the others.", _("Host")
    GUEST = "guest", "Was received.", _("Guest")
    HEAD_OF_DELEGATION = "head_of_delegation", "Led a delegation.", _("Head of delegation")
    CO_CHAIR = "co_chair", "Chaired together with the other side.", _("Co-chair")
    MEMBER = "member", "Belonged to a delegation.", _("Member")
    SIGNATORY = "signatory", "Signed a document there.", _("Signatory")
    WITNESS = "witness", "Was present at a signing or award.", _("Witness")
    AWARDING_PARTY = "awarding_party", "Gave a medal or honour, or had it given.", _("Awarding party")
    RECIPIENT = "recipient", "Received a medal, honour or aid.", _("Recipient")
    TRAINER = "trainer", "Gave training.", _("Trainer")
    TRAINEE = "trainee", "Received training.", _("Trainee")
    OBSERVER = "observer", "Looked on without taking part.", _("Observer")
    FACILITATOR = "facilitator", "Brought the sides together.", _("Facilitator")
    SPEAKER = "speaker", "Spoke there, with no other part.", _("Speaker")
    MENTIONED = "mentioned", "Was named in connection with it, and not there.", _("Mentioned")


class AgreementKind(Vocabulary):
    """What an agreement is; its title as written does not decide."""

    TREATY = "treaty", "A treaty between states.", _("Treaty")
    AGREEMENT = "agreement", "An agreement, accord or pact.", pgettext_lazy("kind of agreement", "Agreement")
    MOU = "mou", "A memorandum of understanding.", _("Memorandum of understanding")
    PROTOCOL = "protocol", "A protocol, on its own or to another document.", _("Protocol")
    PLAN = "plan", "A plan of cooperation for a period.", _("Plan")
    MINUTES = "minutes", "Signed minutes of talks.", _("Minutes")
    STATEMENT = "statement", "A joint statement or declaration.", _("Statement")
    LETTER_OF_INTENT = "letter_of_intent", "A letter or statement of intent.", _("Letter of intent")
    ARRANGEMENT = "arrangement", "A technical or implementing arrangement.", _("Arrangement")
    EXCHANGE_OF_NOTES = "exchange_of_notes", "An exchange of notes or letters.", _("Exchange of notes")
    CONTRACT = "contract", "A contract for arms, equipment or services.", _("Contract")
    OTHER = "other", "None of the other kinds.", _("Other")


class LegalForce(Vocabulary):
    """Whether an agreement binds in law."""

    YES = "yes", "It binds its parties in international law.", _("Yes")
    NO = "no", "It does not bind in law.", _("No")
    UNKNOWN = "unknown", "The sources do not say.", _("Unknown")


class AgreementEventKind(Vocabulary):
    """A step in the life of an agreement."""

    NEGOTIATED = "negotiated", "It is or was being negotiated.", _("Negotiated")
    ANNOUNCED = "announced", "Its conclusion was announced for a later day.", _("Announced")
    INITIALLED = "initialled", "Its text was initialled.", _("Initialled")
    SIGNED = "signed", "It was signed.", _("Signed")
    RATIFIED = "ratified", "A party ratified or approved it.", _("Ratified")
    IN_FORCE = "in_force", "It entered into force, or was being carried out.", _("In force")
    RENEWED = "renewed", "It was renewed or extended.", _("Renewed")
    AMENDED = "amended", "Its text was changed.", _("Amended")
    EXPIRED = "expired", "It ran out.", _("Expired")
    SUSPENDED = "suspended", "A party suspended it.", _("Suspended")
    TERMINATED = "terminated", "A party ended it.", _("Terminated")


class Stance(Vocabulary):
    """What a passage does to the fact it is cited for."""

    SUPPORTS = "supports", "The passage says so.", _("Supports")
    CONTRADICTS = "contradicts", "The passage says otherwise.", _("Contradicts")


class ReportState(Vocabulary):
    """What became of an error that a reader reported."""

    OPEN = "open", "Nobody has looked into it yet.", _("Open")
    ANSWERED = "answered", "It was looked into, and what was wrong was put right.", _("Answered")
    DISMISSED = "dismissed", "It was looked into, and nothing was changed.", _("Dismissed")
