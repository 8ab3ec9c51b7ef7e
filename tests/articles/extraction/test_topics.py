"""Topics: what the sides do together, as the coders name it."""

import pytest

from articles.extraction.agreements import find_agreements
from articles.extraction.topics import find_topics
from tests.articles.extraction.readings import reading

REPORTS = [
    (
        "Oslo and Riga to deepen cyber ties\n\n"
        "OSLO, March 18 - Norwegian Defence Minister Kari Lund and Latvian Defence Minister "
        "Janis Kalns on Wednesday signed a framework agreement on cyber defence and "
        "intelligence sharing.\n\n"
        '"This agreement makes both of us safer," Lund told reporters. She added that the '
        "deal builds on a memorandum of understanding from 2014.\n\n"
        "Kalns invited his colleague to visit Riga later this year. The ministers also agreed "
        "to step up joint exercises in the Baltic Sea.",
        "Kari Lund:NO, Janis Kalns:LV",
        "cyber exercises intelligence",
    ),
    (
        "HANOI - A Memorandum of Understanding on defence industry cooperation, an "
        "implementing arrangement on hydrographic surveys and the minutes of the 12th Deputy "
        "Ministerial Dialogue were signed on this occasion. The dialogue was co-chaired by "
        "Senior Lieutenant General Le Van Hoa of Vietnam and Vice Minister Karel Dvorak of "
        "the Czech Republic.",
        "Le Van Hoa:VN, Karel Dvorak:CZ",
        "defence_industry maritime",
    ),
    (
        "Colonel General Sergei Orlov of Belarus and Lieutenant General Bakyt Asanov of "
        "Kyrgyzstan signed a plan of bilateral military cooperation for 2026 during the "
        "visit. The plan provides for over thirty events, including courses for officers and "
        "a joint air defence exercise. Orlov also laid flowers at Victory Monument.",
        "Sergei Orlov:BY, Bakyt Asanov:KG",
        "exercises training",
    ),
    (
        "Mongolia, Nepal sign MoU on peacekeeping\n\n"
        "Kathmandu: Mongolia and Nepal have signed a memorandum of understanding (MoU) on "
        "peacekeeping training and disaster response.\n\n"
        "The MoU was signed by Nepali Army Chief General Bishal Thapa and Mongolian Chief of "
        "General Staff Major General Ganbat Bold during a ceremony at army headquarters on "
        "Sunday.\n\n"
        "According to the army, the memorandum will open new doors. As per the MoU, the two "
        "armies will send observers to each other's drills. Earlier, the Mongolian general "
        "was given a guard of honour.",
        "Bishal Thapa:NP, Ganbat Bold:MN",
        "disaster_relief exercises peacekeeping training",
    ),
    (
        "Iraqi Interior Minister Ali Hassan and Iran's security chief Reza Karimi put their "
        "signatures to a joint security memorandum on guarding the common border, in the "
        "presence of Prime Minister Saad Jabr.",
        "Ali Hassan:IQ, Reza Karimi:IR, Saad Jabr:IQ",
        "border_security",
    ),
    (
        "Spanish Navy chief Admiral Rafael Soler toured the naval academy of Mauritania. "
        "Spain has donated patrol boats and trained Mauritanian coast guards since 2006. "
        "Soler and Commodore Ahmed Sidi agreed to hold a passing exercise each spring and to "
        "continue with training of divers.",
        "Rafael Soler:ES, Ahmed Sidi:MR",
        "arms_equipment exercises maritime training",
    ),
    (
        "Commander of the Lao People's Army General Bounma Keovilay received Senior Colonel "
        "Tran Duc Anh, head of a Vietnamese delegation searching for remains of fallen "
        "soldiers. The two reviewed the minutes signed last year, and Keovilay said work "
        "would go on under the agreement between the two governments.",
        "Bounma Keovilay:LA, Tran Duc Anh:VN",
        "remains_recovery",
    ),
    (
        "The Swedish supreme commander, General Lars Ek, and his Ukrainian colleague spoke by "
        "video link. Sweden's tenth support package includes patrol boats and ammunition "
        "worth a billion kronor, and the training of Ukrainian recruits goes on.",
        "Lars Ek:SE",
        "arms_equipment training",
    ),
    (
        "The military chiefs of Sudan and Egypt signed an agreement that covers training, "
        "joint exercises, border security and the fight against smuggling. General Yasir Adam "
        "and Lieutenant General Osama Fathy signed it in Khartoum on 2 March 2026.",
        "Yasir Adam:SD, Osama Fathy:EG",
        "border_security exercises training transnational_crime",
    ),
    (
        "Islamabad: Chief of Naval Staff Admiral Asif Rahim, who is on an official visit to "
        "Sri Lanka, called on Defence Secretary Kamal Perera in Colombo. Matters relating to "
        "maritime security and bilateral naval collaboration were discussed. Later, the naval "
        "chief visited the naval dockyard.",
        "Asif Rahim:PK, Kamal Perera:LK",
        "maritime",
    ),
    (
        "Minister of Defence of the Republic of Serbia Nikola Savic and Minister of Defence "
        "of the Hellenic Republic Giorgos Manos signed today in Belgrade the "
        "Military-Technical Cooperation Agreement between the two ministries.\n\n"
        "The meeting that preceded the signing ceremony was devoted to the fight against "
        "terrorism and illegal migration.",
        "Nikola Savic:RS, Giorgos Manos:GR",
        "arms_equipment counter_terrorism transnational_crime",
    ),
    (
        "WASHINGTON — Secretary of Defense Laura Brandt hosted Moroccan Minister Delegate "
        "Hicham Alaoui at the Pentagon. The leaders reviewed progress under the 2020-2030 "
        "Roadmap for Defense Cooperation and lauded exercise African Lion. Secretary Brandt "
        "thanked Morocco for its help to flood-hit Libya.",
        "Laura Brandt:US, Hicham Alaoui:MA",
        "exercises",
    ),
    (
        "The Omani army commander, Major General Said bin Nasser Al Harthy, called on the "
        "Tanzanian Chief of Defence Forces, General Asha Mwinyi. They discussed a contract "
        "signed last month under which Oman will supply 50 armoured trucks.",
        "Said bin Nasser Al Harthy:OM, Asha Mwinyi:TZ",
        "arms_equipment",
    ),
    (
        "Rome. The chiefs of defence of Italy and Qatar, General Marco Ferri and Lieutenant "
        "General Hamad Al Thani, met to go over the progress of the 2017 contract for seven "
        "ships. Ferri said that deliveries were on schedule.",
        "Marco Ferri:IT, Hamad Al Thani:QA",
        "arms_equipment",
    ),
    (
        "Major General Kwame Osei of Ghana thanked the United Kingdom's Brigadier John Hale "
        "for help with peacekeeping courses. Hale said that both were committed to the "
        "accountable status memorandum and to annual staff talks.",
        "Kwame Osei:GH, John Hale:GB",
        "defence_policy_dialogue peacekeeping training",
    ),
]


def topics(text, officials="", engagements="meeting"):
    found = reading(text, officials, engagements)
    found.agreements = find_agreements(found)
    return find_topics(found)


def codes(*args):
    return " ".join(sorted(topic.code for topic in topics(*args)))


@pytest.mark.parametrize(("text", "officials", "expected"), REPORTS)
def test_the_topics_of_a_report(text, officials, expected):
    assert codes(text, officials) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("counterterrorism and the fight against drug trafficking", "counter_terrorism transnational_crime"),
        ("joint drills and staff talks", "defence_policy_dialogue exercises"),
        ("military-technical matters and joint development of a radar", "arms_equipment defence_industry"),
        ("exchanges of delegations and young officers", "exchange_visits"),
        ("humanitarian assistance and search and rescue", "disaster_relief"),
        ("border management and coordinated patrols", "border_security"),
        ("the search for soldiers missing in action", "remains_recovery"),
        ("sharing of intelligence on piracy", "intelligence maritime"),
        ("refuelling and cross-servicing of aircraft", "logistics"),
        ("military medicine and information security", "cyber military_medicine"),
        ("scam gangs and drugs along the border", "border_security transnational_crime"),
        ("the delivery of 16 helicopters", "arms_equipment"),
        ("an assembly line for trucks", "defence_industry"),
        ("the fight against Islamic State", "counter_terrorism"),
        ("the safety of shipping in the Red Sea", "maritime"),
        ("the purchase of spare parts and ammunition", "logistics"),
        ("army doctors who treat villagers", "military_medicine"),
        ("places in the field hospital for wounded soldiers", "military_medicine"),
    ],
)
def test_what_the_sides_discuss_is_a_topic(words, expected):
    assert codes(f"The two ministers of Fiji and Peru discussed {words}.") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Both sides were urged to exercise restraint.",
        "The ships of the Training Squadron will visit Fiji together.",
        "He was received by the intelligence chief of Peru, and the two sides exchanged gifts.",
        "The Director General of Intelligence met his guest, and both agreed to meet again.",
        "The two sides spoke of friendship. Live drills are not part of the visit by both ships' crews.",
        "Comrades in arms, the two generals thanked each other.",
        "The border dispute between the two countries came up.",
        "The talks were attended by the head of operations and training of the army.",
        "The ministers walked along the sea and admired the old helicopter.",
        "Terrorist attacks have plagued the province since 2017, both sides said.",
        "He took his guest aboard the patrol vessel KRI Lontar, and both agreed to meet again.",
    ],
)
def test_a_name_an_office_or_a_figure_of_speech_is_no_topic(sentence):
    assert codes(sentence) == ""


def test_what_an_outsider_says_is_no_topic():
    text = (
        "General Luis Araya met his guest from Peru.\n\n"
        "Tomas Weil, an analyst, said both armies need joint cyber exercises.\n\n"
        '"They should train together," he said.'
    )
    assert codes(text, "Luis Araya:CL") == ""


def test_the_name_of_a_dialogue_is_its_topic():
    assert codes("The 4th Fiji-Peru Defence Dialogue is due in May.") == "defence_policy_dialogue"


def test_a_word_counts_only_beside_those_that_its_row_asks_for():
    assert codes("Fiji will sell helicopters to Peru.") == "arms_equipment"
    assert codes("Fiji admires helicopters. Peru will sell fish.") == ""


def test_a_text_without_engagement_or_agreement_has_no_topics():
    assert codes("The two armies train together.", "", "") == ""


def test_an_exercise_and_a_port_call_are_topics_by_themselves():
    assert codes("They met.", "", "exercise port_call") == "exercises maritime"


def test_a_topic_points_at_every_place_that_names_it():
    text = "Fiji and Peru agreed on cyber defence. Joint cyber exercises will follow between the two."
    said = {topic.code: [text[start:end] for start, end in topic.spans] for topic in topics(text)}
    assert said == {"cyber": ["cyber", "cyber"], "exercises": ["exercises"]}
