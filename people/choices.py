"""Vocabularies of people and institutions. Codes are stable and never reused."""

from django.utils.translation import gettext_lazy as _

from defense_ties.lib.vocabulary import Scale, Vocabulary


class InstitutionKind(Vocabulary):
    """What an institution is."""

    HEAD_OF_STATE_OFFICE = (
        "head_of_state_office",
        "Office of a head of state: a presidency, a royal palace.",
        _("Head of state's office"),
    )
    GOVERNMENT = "government", "A government or cabinet as a whole.", _("Government")
    MINISTRY = "ministry", "A ministry or department of state.", _("Ministry")
    GENERAL_STAFF = "general_staff", "A general or joint staff.", _("General staff")
    ARMED_FORCES = "armed_forces", "The armed forces of a country as a whole.", _("Armed forces")
    ARMY = "army", "Land forces.", _("Army")
    NAVY = "navy", "Naval forces.", _("Navy")
    AIR_FORCE = "air_force", "Air or aerospace forces.", _("Air force")
    MARINES = "marines", "Marines or naval infantry.", _("Marines")
    BORDER_GUARD = "border_guard", "A border guard or border troops.", _("Border guard")
    COAST_GUARD = "coast_guard", "A coast guard.", _("Coast guard")
    GENDARMERIE = "gendarmerie", "A gendarmerie or other police force with military status.", _("Gendarmerie")
    POLICE = "police", "A civil police force.", _("Police")
    INTELLIGENCE = "intelligence", "An intelligence or security service.", _("Intelligence service")
    SECURITY_COUNCIL = "security_council", "A national security council.", _("Security council")
    ACADEMY = "academy", "A military academy, staff college or defence university.", _("Academy")
    EMBASSY = "embassy", "An embassy or other mission abroad.", _("Embassy")
    LEGISLATURE = "legislature", "A parliament or one of its committees.", _("Legislature")
    INTERNATIONAL_ORGANISATION = (
        "international_organisation",
        "An organisation of several countries.",
        _("International organisation"),
    )
    COMPANY = "company", "A company, state-owned ones included.", _("Company")
    RESEARCH_INSTITUTE = "research_institute", "A research institute or laboratory.", _("Research institute")
    OTHER = "other", "None of the other kinds.", _("Other")


class AliasKind(Vocabulary):
    """How another name relates to the name of the record."""

    ALIAS = "alias", "Another spelling or name in use.", _("Alias")
    FORMER = "former", "A name that is no longer in use.", _("Former name")
    NATIVE = "native", "A name in the script of the country.", _("Native name")
    ACRONYM = "acronym", "An acronym or abbreviation.", _("Acronym")


class RankScheme(Vocabulary):
    """The order of ranks that a rank belongs to."""

    MILITARY = "military", "Ranks of armed forces.", _("Military")
    POLICE = "police", "Ranks of police forces.", _("Police")
    BORDER_GUARD = (
        "border_guard",
        "Ranks of border guards, with military titles or their own.",
        _("Border guard"),
    )
    CIVIL = "civil", "Grades of civil services.", _("Civil")
    DIPLOMATIC = "diplomatic", "Grades of diplomatic services.", _("Diplomatic")


class Service(Vocabulary):
    """The service in which a rank is held."""

    ARMY = "army", "Land forces.", _("Army")
    NAVY = "navy", "Naval forces.", _("Navy")
    AIR_FORCE = "air_force", "Air forces.", _("Air force")
    MARINES = "marines", "Marines or naval infantry.", _("Marines")
    POLICE = "police", "Police forces.", _("Police")
    BORDER_GUARD = "border_guard", "Border guards.", _("Border guard")
    COAST_GUARD = "coast_guard", "Coast guards.", _("Coast guard")
    GENDARMERIE = "gendarmerie", "Gendarmeries.", _("Gendarmerie")
    ANY = "any", "Held in more than one service.", _("Any service")


class NatoCode(Vocabulary):
    """Officer grades of STANAG 2116."""

    OF_10 = "OF-10", "Marshal, field marshal, admiral of the fleet.", "OF-10"
    OF_9 = "OF-9", "General, admiral.", "OF-9"
    OF_8 = "OF-8", "Lieutenant general, vice admiral.", "OF-8"
    OF_7 = "OF-7", "Major general, rear admiral.", "OF-7"
    OF_6 = "OF-6", "Brigadier general, commodore.", "OF-6"
    OF_5 = "OF-5", "Colonel, captain of a navy.", "OF-5"
    OF_4 = "OF-4", "Lieutenant colonel, commander.", "OF-4"
    OF_3 = "OF-3", "Major, lieutenant commander.", "OF-3"
    OF_2 = "OF-2", "Captain, lieutenant of a navy.", "OF-2"
    OF_1 = "OF-1", "Lieutenant.", "OF-1"


class Seniority(Scale):
    """Level of a position, 1 the highest."""

    HEAD = 1, "Head of state or head of government.", _("1 · Head of state or government")
    MINISTER = (
        2,
        "Minister, deputy prime minister, secretary of a national security council.",
        _("2 · Minister"),
    )
    CHIEF = 3, "Chief of defence or of the general staff, deputy minister.", _("3 · Chief of defence")
    SERVICE_CHIEF = (
        4,
        "Head or deputy head of a service, a command, a directorate-general; ambassador.",
        _("4 · Service chief"),
    )
    SENIOR = 5, "Head of a department, a military region, a division; attaché.", _("5 · Senior officer")
    WORKING = 6, "Working level.", _("6 · Working level")
