"""More whole reports: the agreements that they tell of in passing."""

import pytest

from tests.articles.extraction.readings import told

REPORTS = [
    (
        "Signed in 1985 and renewed every ten years, the pact gives French ships the use of a "
        "pier in Comoros. On Sunday the foreign ministry in Moroni said it would not be "
        "renewed. France's ambassador, Claude Mercier, was informed.",
        "Claude Mercier:FR",
        [("agreement", "signed", "1985", "FR KM", "")],
    ),
    (
        "The Royal Thai Navy and the Indian Navy have worked together under a Memorandum of "
        "Understanding on White Shipping Information since 2018, Admiral Prasit Suwan said as "
        "he received Vice Admiral Ravi Menon. The MoU has been extended until 2030.",
        "Prasit Suwan:TH, Ravi Menon:IN",
        [("mou", "in_force", "", "IN TH", "")],
    ),
    (
        "Niger's junta denounced on Saturday the military accord with the United States that "
        "let American soldiers stay in the country. A spokesman, Colonel Issa Garba, said on "
        "television that the 2012 accord had been imposed on Niger.",
        "Issa Garba:NE",
        [("agreement", "referenced", "2012", "NE US", "")],
    ),
    (
        "Defence Minister Ivana Kos and her Montenegrin colleague Marko Vukic signed a "
        "Memorandum of Understanding on the exchange of military medical staff and exchanged "
        "gifts. Kos stressed that Croatia stands by its neighbours. An annual plan was signed "
        "by the heads of the policy departments, Luka Babic and Petar Djuric.",
        "Ivana Kos:HR, Marko Vukic:ME, Luka Babic:HR, Petar Djuric:ME",
        [
            ("mou", "signed", "", "HR ME", "Ivana Kos, Marko Vukic"),
            ("plan", "signed", "", "HR ME", "Luka Babic, Petar Djuric"),
        ],
    ),
    (
        "Cambodia, Laos sign defence cooperation plan for 2026\n\n"
        "Phnom Penh (AKP), March 17, 2026 --\n\n"
        "Cambodia and Laos have signed a plan on defence cooperation for the year 2026.\n\n"
        "The signing took place here yesterday between Lieutenant General Sok Vanna, Director "
        "General of the General Department of Policy and Foreign Affairs of the Ministry of "
        "National Defence, and Major General Khamla Phommachanh, Director of the Foreign "
        "Relations Department of the Lao Ministry of National Defence.\n\n"
        "Speaking at the ceremony, both sides said the plan would serve as a road map for the "
        "two armies.",
        "Sok Vanna:KH, Khamla Phommachanh:LA",
        [("plan", "signed", "2026-03-17", "KH LA", "Sok Vanna, Khamla Phommachanh")],
    ),
    (
        "TOKYO, March 16 (KN) - Japan and Australia on Monday signed a memorandum on "
        "strengthening defense logistics, as the two quasi-allies deepen security ties in the "
        "face of China's military buildup.\n\n"
        "Defense Minister Shun Okada and his Australian counterpart Neil Grant inked the "
        "document after holding talks in Tokyo. They also agreed to accelerate joint "
        "development of a new frigate based on the Mogami class.\n\n"
        "A Reciprocal Access Agreement between the two countries took effect in August 2023.",
        "Shun Okada:JP, Neil Grant:AU",
        [
            ("mou", "signed", "2026-03-16", "AU JP", "Shun Okada, Neil Grant"),
            ("agreement", "in_force", "2023-08", "AU JP", ""),
        ],
    ),
    (
        "Jakarta, March 17 (Antaranews) - Indonesia and the United Arab Emirates agreed to "
        "enhance military cooperation through the signing of an implementing arrangement on "
        "joint training, Defence Minister Agus Santoso stated here on Tuesday.\n\n"
        '"The signing is a follow-up to the defence cooperation agreement ratified last '
        'year," he said during a meeting with UAE Minister Sultan Al Ketbi.',
        "Agus Santoso:ID, Sultan Al Ketbi:AE",
        [("agreement", "signed", "2026-03-17", "AE ID", ""), ("agreement", "referenced", "", "AE ID", "")],
    ),
    (
        "BAKU (Trend) - The Turkish parliament has approved a protocol amending the 2010 "
        "military cooperation agreement with Azerbaijan. The protocol was signed in Shusha by "
        "Defence Ministers Kemal Aydin and Rafiq Aliyev on June 15, 2024.",
        "Kemal Aydin:TR, Rafiq Aliyev:AZ",
        [
            ("protocol", "signed", "2024-06-15", "AZ TR", "Kemal Aydin, Rafiq Aliyev"),
            ("agreement", "referenced", "2010", "AZ TR", ""),
        ],
    ),
    (
        "KYIV - Ukraine and the Netherlands signed a bilateral security agreement in Kharkiv "
        "on Friday. President Taras Bondar and Prime Minister Pieter de Wit signed the "
        "ten-year deal, under which the Dutch side will provide 2 billion euros in military "
        "aid this year. Similar agreements have been concluded with Britain and Germany.",
        "Taras Bondar:UA, Pieter de Wit:NL",
        [("agreement", "signed", "2026-03-13", "NL UA", "Taras Bondar, Pieter de Wit")],
    ),
    (
        "Kuala Lumpur: Defence Minister Datuk Rosli Ahmad received a courtesy call from "
        "Pakistan's High Commissioner, Salman Qureshi, at Wisma Pertahanan here on Tuesday.\n\n"
        "In a post on his Facebook page, Rosli said both sides talked about the Memorandum of "
        "Understanding on Defence Cooperation, which was renewed in November last year. It "
        "was first signed in 1997.\n\n"
        "They also touched on the joint committee's next meeting.",
        "Rosli Ahmad:MY, Salman Qureshi:PK",
        [("mou", "signed", "1997", "MY PK", "")],
    ),
    (
        "Ljubljana, 17 March (STA) - Slovenia, Croatia and Hungary signed a letter of intent "
        "on Tuesday on setting up a joint special operations command. The document was signed "
        "by Defence Ministers Matej Kovac, Ivana Kos and Bela Kiss.\n\n"
        "The command builds on an arrangement which the late minister Roman Zajc and his "
        "colleagues concluded in 2019, Kovac said.",
        "Matej Kovac:SI, Ivana Kos:HR, Bela Kiss:HU, Roman Zajc:SI",
        [
            ("letter_of_intent", "signed", "2026-03-17", "HR HU SI", "Matej Kovac, Ivana Kos, Bela Kiss"),
            ("agreement", "signed", "2019", "HR HU SI", "Roman Zajc"),
        ],
    ),
    (
        "Maputo, 14 Mar (AIM) - The 12th session of the Mozambican-Tanzanian Joint Permanent "
        "Commission on Defence and Security ended here on Saturday with the signing of the "
        "minutes and of two memoranda of understanding, on military intelligence and on the "
        "training of marines.\n\n"
        "The minutes were signed by the Mozambican Defence Minister, Cristiano Macuacua, and "
        "his Tanzanian counterpart, Asha Mwinyi.",
        "Cristiano Macuacua:MZ, Asha Mwinyi:TZ",
        [
            ("minutes", "signed", "2026-03-14", "MZ TZ", "Cristiano Macuacua, Asha Mwinyi"),
            ("mou", "signed", "2026-03-14", "MZ TZ", ""),
            ("mou", "signed", "2026-03-14", "MZ TZ", ""),
        ],
    ),
    (
        "India, Cyprus ink five-year defence roadmap\n\n"
        "NICOSIA: India and Cyprus on Wednesday adopted a five-year roadmap for defence "
        "cooperation and signed a technical arrangement on search and rescue. The visiting "
        "Indian Defence Secretary, Rakesh Varma, and the Permanent Secretary of the Cypriot "
        "ministry, Eleni Petrou, signed both documents.",
        "Rakesh Varma:IN, Eleni Petrou:CY",
        [
            ("plan", "signed", "2026-03-18", "CY IN", "Rakesh Varma, Eleni Petrou"),
            ("agreement", "signed", "2026-03-18", "CY IN", "Rakesh Varma, Eleni Petrou"),
        ],
    ),
    (
        "General Tran Minh Duc, Deputy Minister of National Defence of Vietnam, held talks "
        "with Vice Minister Song Bo of China. The two sides spoke highly of the results of "
        "implementing the Joint Vision Statement on Defence Cooperation until 2025 and agreed "
        "to complete procedures to sign a hotline agreement. Naval ships will visit each "
        "other's ports.",
        "Tran Minh Duc:VN, Song Bo:CN",
        [("statement", "in_force", "", "CN VN", ""), ("agreement", "planned", "", "CN VN", "")],
    ),
    (
        "Tokyo and Manila are in talks on a pact to share military information, sources said. "
        "The two countries already have a pact on the transfer of defense equipment, signed "
        "in February 2016. Defense Secretary Mario Reyes will visit Japan next week.",
        "Mario Reyes:PH",
        [("agreement", "planned", "", "JP PH", ""), ("agreement", "signed", "2016-02", "JP PH", "")],
    ),
]


@pytest.mark.parametrize(("text", "officials", "expected"), REPORTS)
def test_the_agreements_of_a_report(text, officials, expected):
    assert told(text, officials) == expected
