"""Who signed, and who only looked on."""

import pytest

from tests.articles.extraction.readings import told

SIGNERS = [
    (
        "The MoU was inked by Swedish Defence Minister Anders Holm and his Estonian "
        "counterpart, Maarja Kask, in the presence of Prime Minister Jaan Tamme.",
        "Anders Holm:SE, Maarja Kask:EE, Jaan Tamme:EE",
        [("mou", "signed", "", "EE SE", "Anders Holm, Maarja Kask")],
    ),
    (
        "Defence Minister Anders Holm on Monday signed a letter of intent with Kenyan Cabinet "
        "Secretary Peter Wafula on training of engineers. Holm later met President Ruth "
        "Njeri, who hailed the step.",
        "Anders Holm:SE, Peter Wafula:KE, Ruth Njeri:KE",
        [("letter_of_intent", "signed", "2026-03-16", "KE SE", "Anders Holm, Peter Wafula")],
    ),
    (
        "Minister Lena Vogt of Germany and Minister Paulo Reis of Brazil put pen to paper on "
        "a contract for eight frigates.",
        "Lena Vogt:DE, Paulo Reis:BR",
        [("contract", "signed", "", "BR DE", "Lena Vogt, Paulo Reis")],
    ),
    (
        "The two generals signed the minutes of the meeting. Brigadier Omar Said of Oman and "
        "Brigadier Faisal Noor of Kuwait had met for two days in Muscat.",
        "Omar Said:OM, Faisal Noor:KW",
        [("minutes", "signed", "", "KW OM", "Omar Said, Faisal Noor")],
    ),
    (
        "General Pedro Rojas of Peru and General Luis Araya of Chile signed the terms of "
        "reference for the staff talks on 4 March.",
        "Pedro Rojas:PE, Luis Araya:CL",
        [("other", "signed", "2026-03-04", "CL PE", "Pedro Rojas, Luis Araya")],
    ),
    (
        "Malaysia and Thailand have signed terms of reference for joint patrols. Signing for "
        "Malaysia was Admiral Zaki Hamdan, while General Somchai Prasert signed on behalf of "
        "Thailand.",
        "Zaki Hamdan:MY, Somchai Prasert:TH",
        [("other", "signed", "", "MY TH", "Zaki Hamdan, Somchai Prasert")],
    ),
    (
        "Chile will buy six helicopters from Spain under a deal signed last week by Defence "
        "Minister Ines Mora and Spanish State Secretary Marta Gil.",
        "Ines Mora:CL, Marta Gil:ES",
        [("contract", "signed", "2026-03", "CL ES", "Ines Mora, Marta Gil")],
    ),
    (
        "Defence chiefs of Ghana and Togo, General Kofi Mensah and General Yao Adjovi, inked "
        "a technical arrangement on joint patrols yesterday.",
        "Kofi Mensah:GH, Yao Adjovi:TG",
        [("agreement", "signed", "2026-03-17", "GH TG", "Kofi Mensah, Yao Adjovi")],
    ),
    (
        "An action plan for 2026 to 2027 was signed at the end of the meeting by the "
        "co-chairs, Major General Ivo Horvat of Croatia and Major General Bela Kiss of "
        "Hungary, following two days of talks attended by Ambassador Ivana Babic.",
        "Ivo Horvat:HR, Bela Kiss:HU, Ivana Babic:HR",
        [("plan", "signed", "", "HR HU", "Ivo Horvat, Bela Kiss")],
    ),
    (
        "President Aida Sow of Senegal, who arrived on Monday, attended the signing of a "
        "defence agreement between Senegal and Gambia by Ministers Omar Diop and Lamin "
        "Ceesay.",
        "Aida Sow:SN, Omar Diop:SN, Lamin Ceesay:GM",
        [("agreement", "signed", "", "GM SN", "Omar Diop, Lamin Ceesay")],
    ),
    (
        "Speaking after signing the accord, Minister Omar Diop said Senegal and Gambia were brothers.",
        "Omar Diop:SN",
        [("agreement", "signed", "", "GM SN", "Omar Diop")],
    ),
    (
        "Under Secretary Rosa Delgado of Mexico and her counterpart from Guatemala, Hugo Paz, "
        "concluded their talks by signing a protocol on border posts.",
        "Rosa Delgado:MX, Hugo Paz:GT",
        [("protocol", "signed", "", "GT MX", "Rosa Delgado, Hugo Paz")],
    ),
]

ONLOOKERS = [
    (
        "After the talks, the two sides signed a protocol on military-technical cooperation. "
        "Attending the ceremony were General Anton Belov of Belarus and General Rafiq Aliyev "
        "of Azerbaijan.",
        "Anton Belov:BY, Rafiq Aliyev:AZ",
        [("protocol", "signed", "", "AZ BY", "")],
    ),
    (
        "The Defence Secretary, Carlo Abad, witnessed the signing of the Memorandum of "
        "Understanding between the Philippine and Indonesian coast guards in Davao.",
        "Carlo Abad:PH",
        [("mou", "signed", "", "ID PH", "")],
    ),
    (
        "Admiral Zaki Hamdan met General Somchai Prasert in Bangkok and signed the MoU on "
        "maritime patrols between Malaysia and Thailand on behalf of the navy.",
        "Zaki Hamdan:MY, Somchai Prasert:TH",
        [("mou", "signed", "", "MY TH", "Zaki Hamdan")],
    ),
    (
        "Zambia's Defence Minister Grace Phiri and Botswana's Defence Minister Thabo Molefe "
        "yesterday signed a Memorandum of Understanding on military health, with Zambian "
        "President Joel Banda looking on.",
        "Grace Phiri:ZM, Thabo Molefe:BW, Joel Banda:ZM",
        [("mou", "signed", "2026-03-17", "BW ZM", "Grace Phiri, Thabo Molefe")],
    ),
]


@pytest.mark.parametrize(("text", "officials", "expected"), SIGNERS)
def test_those_who_sign_are_signatories(text, officials, expected):
    assert told(text, officials) == expected


@pytest.mark.parametrize(("text", "officials", "expected"), ONLOOKERS)
def test_those_who_look_on_are_not(text, officials, expected):
    assert told(text, officials) == expected
