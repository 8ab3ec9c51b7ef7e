"""What became of an agreement."""

import pytest

from tests.articles.extraction.readings import told

SIGNED = [
    (
        "Sweden and Estonia signed a memorandum of understanding on cyber defence in Tallinn on Tuesday.",
        "",
        [("mou", "signed", "2026-03-17", "EE SE", "")],
    ),
    (
        "Poland signed a contract for 48 light fighters with South Korea on Friday, worth 3 billion dollars.",
        "",
        [("contract", "signed", "2026-03-13", "KR PL", "")],
    ),
    (
        "Cooperation between Laos and Thailand rests on the Agreement on Border Security signed in 1991.",
        "",
        [("agreement", "signed", "1991", "LA TH", "")],
    ),
    (
        "Greece and Cyprus signed the 2026-2028 military cooperation plan. The plan covers 40 activities.",
        "",
        [("plan", "signed", "", "CY GR", "")],
    ),
    (
        "Colonel Nikos Pavlou of Greece and Colonel Andreas Ioannou of Cyprus signed a "
        "bilateral cooperation programme for 2026.",
        "Nikos Pavlou:GR, Andreas Ioannou:CY",
        [("plan", "signed", "", "CY GR", "Nikos Pavlou, Andreas Ioannou")],
    ),
    (
        "Ukraine and Norway adopted a joint declaration on drone production.",
        "",
        [("statement", "signed", "", "NO UA", "")],
    ),
    (
        "Defence chiefs of Ghana and Togo, General Kofi Mensah and General Yao Adjovi, inked "
        "a technical arrangement on joint patrols yesterday.",
        "Kofi Mensah:GH, Yao Adjovi:TG",
        [("agreement", "signed", "2026-03-17", "GH TG", "Kofi Mensah, Yao Adjovi")],
    ),
    (
        "Ghana and Togo exchanged diplomatic notes on visiting forces on Monday.",
        "",
        [("agreement", "signed", "2026-03-16", "GH TG", "")],
    ),
    (
        "Nepal and Bangladesh have concluded an agreement on peacekeeping training.",
        "",
        [("agreement", "signed", "", "BD NP", "")],
    ),
    (
        "The chief of protocol welcomed the delegation of Angola at the airport in Namibia.",
        "",
        [],
    ),
]

PLANNED = [
    (
        "Kenya and Sweden are expected to sign a defence cooperation agreement next month, "
        "the ministry said.",
        "",
        [("agreement", "planned", "2026-04", "KE SE", "")],
    ),
    (
        "The two ministers agreed to sign an Acquisition and Cross-Servicing Agreement as "
        "soon as legal checks are over, said a joint statement from Canada and Japan.",
        "",
        [("agreement", "planned", "", "CA JP", "")],
    ),
    (
        "Georgia and Moldova initialled an agreement on mutual protection of classified "
        "information on March 3.",
        "",
        [("agreement", "planned", "2026-03-03", "GE MD", "")],
    ),
    (
        "Mali and Denmark are negotiating a status of forces agreement. The accord would allow training.",
        "",
        [("agreement", "planned", "", "DK ML", "")],
    ),
    (
        "Draft terms of reference for the Joint Commission of Peru and Chile were discussed.",
        "",
        [("other", "planned", "", "CL PE", "")],
    ),
    (
        "Prime Minister Ana Lopes of Portugal said the planned treaty with Angola was not ready.",
        "Ana Lopes:PT",
        [("treaty", "planned", "", "AO PT", "")],
    ),
    (
        "He called for the early conclusion of a military cooperation agreement between Nepal "
        "and Bangladesh.",
        "",
        [("agreement", "planned", "", "BD NP", "")],
    ),
    (
        "Bolivia and Paraguay have yet to sign the roadmap for defence cooperation, which "
        "will be finalised in June.",
        "",
        [("plan", "planned", "2026-06", "BO PY", "")],
    ),
]

IN_FORCE = [
    (
        "Italy has renewed its military cooperation agreement with Lebanon for another five years.",
        "",
        [("agreement", "in_force", "", "IT LB", "")],
    ),
    (
        "A Status of Forces Agreement between Fiji and New Zealand entered into force on 1 February 2026.",
        "",
        [("agreement", "in_force", "2026-02-01", "FJ NZ", "")],
    ),
    (
        "They also discussed the implementation of the 2019 Memorandum of Understanding on "
        "defence cooperation between Mongolia and Turkey.",
        "",
        [("mou", "in_force", "2019", "MN TR", "")],
    ),
    (
        "The two sides agreed to continue effectively implementing the Memorandum of "
        "Understanding on bilateral defence cooperation signed in 2010 and the joint vision "
        "statement on defence relations for 2025-2030, Vietnam and India said.",
        "",
        [("mou", "signed", "2010", "IN VN", ""), ("statement", "in_force", "", "IN VN", "")],
    ),
    (
        "The France-Djibouti defence treaty, signed in 2011, has been extended for 20 years.",
        "",
        [("treaty", "signed", "2011", "DJ FR", "")],
    ),
]

NAMED = [
    (
        "During his meeting with General Somchai Prasert, Admiral Zaki Hamdan of Malaysia "
        "said the Thai-Malaysian border agreement of 2000 was working well.",
        "Zaki Hamdan:MY, Somchai Prasert:TH",
        [("agreement", "referenced", "2000", "MY TH", "")],
    ),
    (
        "The two countries' 1951 Mutual Defense Treaty commits the United States to the "
        "defence of the Philippines.",
        "",
        [("treaty", "referenced", "1951", "PH US", "")],
    ),
]

ENDED = [
    (
        "The General Security of Military Information Agreement (GSOMIA) between South Korea "
        "and Japan will expire in November unless it is renewed. GSOMIA was signed in 2016.",
        "",
        [("agreement", "signed", "2016", "JP KR", "")],
    ),
    (
        "Mali has terminated the status of forces agreement with Denmark, signed in 2021.",
        "",
        [("agreement", "signed", "2021", "DK ML", "")],
    ),
    (
        "The Defence Cooperation Agreement (DCA), signed in 2002, is being revised. Singapore "
        "and the Philippines want the new DCA to be ready this year.",
        "",
        [("agreement", "signed", "2002", "PH SG", "")],
    ),
]


@pytest.mark.parametrize(("text", "officials", "expected"), SIGNED)
def test_what_a_text_says_was_signed_is_signed(text, officials, expected):
    assert told(text, officials) == expected


@pytest.mark.parametrize(("text", "officials", "expected"), PLANNED)
def test_what_is_to_be_signed_or_finalised_is_planned(text, officials, expected):
    assert told(text, officials) == expected


@pytest.mark.parametrize(("text", "officials", "expected"), IN_FORCE)
def test_what_is_carried_out_is_in_force(text, officials, expected):
    assert told(text, officials) == expected


@pytest.mark.parametrize(("text", "officials", "expected"), NAMED)
def test_what_is_only_named_is_referenced(text, officials, expected):
    assert told(text, officials) == expected


@pytest.mark.parametrize(("text", "officials", "expected"), ENDED)
def test_what_was_ended_or_revised_was_signed_all_the_same(text, officials, expected):
    assert told(text, officials) == expected
