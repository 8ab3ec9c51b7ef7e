"""Whole reports, in the styles of different newsrooms."""

import pytest

from tests.articles.extraction.readings import told

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
        [
            ("agreement", "signed", "2026-03-18", "LV NO", "Kari Lund, Janis Kalns"),
            ("mou", "referenced", "2014", "LV NO", ""),
        ],
    ),
    (
        "The Chief of Army Staff of Ghana, Major General Kwame Osei, has paid a working visit "
        "to Burkina Faso. He and the Burkinabe chief, Brigadier General Moussa Kabore, "
        "reviewed the cooperation agreement signed by the two armies in Accra in 2023 and "
        "decided to draw up a plan of joint activities for 2027.\n\n"
        "The plan will be signed at their next meeting.",
        "Kwame Osei:GH, Moussa Kabore:BF",
        [("agreement", "signed", "2023", "BF GH", ""), ("plan", "planned", "", "BF GH", "")],
    ),
    (
        "HANOI - A Memorandum of Understanding on defence industry cooperation, an "
        "implementing arrangement on hydrographic surveys and the minutes of the 12th Deputy "
        "Ministerial Dialogue were signed on this occasion. The dialogue was co-chaired by "
        "Senior Lieutenant General Le Van Hoa of Vietnam and Vice Minister Karel Dvorak of "
        "the Czech Republic.",
        "Le Van Hoa:VN, Karel Dvorak:CZ",
        [
            ("mou", "signed", "", "CZ VN", ""),
            ("agreement", "signed", "", "CZ VN", ""),
            ("minutes", "signed", "", "CZ VN", ""),
        ],
    ),
    (
        "The Dutch and Indonesian defence ministers, Marijke Bakker and Agus Santoso, met in "
        "Jakarta on Thursday. They signed no document, but Bakker said that negotiations on a "
        "status of visiting forces agreement had begun and that a letter of intent on ship "
        "repair would follow in the autumn.",
        "Marijke Bakker:NL, Agus Santoso:ID",
        [("agreement", "planned", "", "ID NL", ""), ("letter_of_intent", "planned", "", "ID NL", "")],
    ),
    (
        "South Korea's defence procurement agency said on Monday that it had signed a 1.2 "
        "billion dollar contract with the Philippines to supply two frigates. The contract is "
        "the largest between the two countries. Philippine Defence Secretary Mario Reyes and "
        "South Korean Minister Park Ji-hoon attended the signing ceremony in Manila.",
        "Mario Reyes:PH, Park Ji-hoon:KR",
        [("contract", "signed", "2026-03-16", "KR PH", "")],
    ),
    (
        "The defence ministers of Japan and the Philippines, Taro Hayashi and Mario Reyes, "
        "agreed on Sunday to begin talks on an Acquisition and Cross-Servicing Agreement, "
        "following the entry into force of the Reciprocal Access Agreement (RAA) in September "
        "2025. The RAA was signed in July 2024.",
        "Taro Hayashi:JP, Mario Reyes:PH",
        [("agreement", "planned", "", "JP PH", ""), ("agreement", "signed", "2024-07", "JP PH", "")],
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
        [("mou", "signed", "2026-03-15", "MN NP", "Bishal Thapa, Ganbat Bold")],
    ),
    (
        "Secretary of Defense Laura Brandt and Minister of Defense Stefan Ionescu of Romania "
        "today signed a ten-year roadmap for defense cooperation (2026-2036). The two also "
        "signed a joint statement of intent on Black Sea security. The roadmap replaces one "
        "concluded in 2020.",
        "Laura Brandt:US, Stefan Ionescu:RO",
        [
            ("plan", "signed", "2026-03-18", "RO US", "Laura Brandt, Stefan Ionescu"),
            ("letter_of_intent", "signed", "", "RO US", "Laura Brandt, Stefan Ionescu"),
        ],
    ),
    (
        "A new intergovernmental agreement on military-technical cooperation is ready for "
        "signature, Armenian Deputy Minister Aram Petrosyan said in Yerevan after receiving "
        "an Indian delegation led by Joint Secretary Meera Nair. The previous agreement "
        "expired in 2025.",
        "Aram Petrosyan:AM, Meera Nair:IN",
        [("agreement", "planned", "", "AM IN", ""), ("agreement", "referenced", "", "AM IN", "")],
    ),
    (
        "Manila, Hanoi coast guards tie knot on sea safety\n\n"
        "The Philippine and Vietnamese coast guards on Tuesday signed two memorandums of "
        "understanding, one on incident prevention in the South China Sea and the other on "
        "maritime cooperation.\n\n"
        "The agreements were signed during President Ramon Dela Cruz's state visit to Hanoi. "
        "He and President Vo Van Minh witnessed the exchange of the documents.",
        "Ramon Dela Cruz:PH, Vo Van Minh:VN",
        [("mou", "signed", "2026-03-17", "PH VN", ""), ("mou", "signed", "2026-03-17", "PH VN", "")],
    ),
    (
        "(LEAD) S. Korea, Poland ink US$6.5 bln deal on K2 tanks\n\n"
        "WARSAW, March 17 (YNA) -- South Korea and Poland signed a contract worth US$6.5 "
        "billion on Tuesday for 180 K2 tanks, officials said.\n\n"
        "The contract, the second under a framework agreement signed in 2022, covers local "
        "production of 63 vehicles. Defense Minister Choi Dong-wook and his Polish "
        "counterpart, Piotr Zielinski, attended the signing ceremony at a plant in Gliwice.",
        "Choi Dong-wook:KR, Piotr Zielinski:PL",
        [("contract", "signed", "2026-03-17", "KR PL", ""), ("agreement", "signed", "2022", "KR PL", "")],
    ),
    (
        "BERLIN (dpa) - Germany and Britain have agreed on a mutual defence treaty, "
        "Chancellor Karl Weber said. The treaty is to be signed in London on 17 July by Weber "
        "and Prime Minister Ian Holt. It follows the defence agreement, known as Trinity "
        "House, which defence ministers Boris Lang and John Hale signed in October 2024.",
        "Karl Weber:DE, Ian Holt:GB, Boris Lang:DE, John Hale:GB",
        [
            ("treaty", "planned", "2026-07-17", "DE GB", ""),
            ("agreement", "signed", "2024-10", "DE GB", "Boris Lang, John Hale"),
        ],
    ),
    (
        "The defence ministers of the four Baltic-Nordic states -- Kari Lund of Norway, "
        "Peeter Rand of Estonia, Janis Kalns of Latvia and Anders Holm of Sweden -- on "
        "Wednesday signed a joint letter of intent on buying combat vehicles. It was the "
        "first such paper since 2022, when the chiefs of defence signed a memorandum on "
        "procurement.",
        "Kari Lund:NO, Peeter Rand:EE, Janis Kalns:LV, Anders Holm:SE",
        [
            (
                "letter_of_intent",
                "signed",
                "2026-03-18",
                "EE LV NO SE",
                "Kari Lund, Peeter Rand, Janis Kalns, Anders Holm",
            ),
            ("mou", "signed", "2022", "EE LV NO SE", ""),
        ],
    ),
]


@pytest.mark.parametrize(("text", "officials", "expected"), REPORTS)
def test_the_agreements_of_a_report(text, officials, expected):
    assert told(text, officials) == expected
