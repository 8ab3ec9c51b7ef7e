"""Names of countries in their own language, for those that write in one."""

NATIVE_NAMES = {
    "AE": "الإمارات",
    "BD": "বাংলাদেশ",
    "CN": "中国",
    "DE": "Deutschland",
    "EG": "مصر",
    "ES": "España",
    "GR": "Ελλάδα",
    "IL": "ישראל",
    "IR": "ایران",
    "IT": "Italia",
    "JP": "日本",
    "KH": "កម្ពុជា",
    "KP": "조선",
    "KR": "대한민국",
    "LA": "ລາວ",
    "MM": "မြန်မာ",
    "MN": "Монгол Улс",
    "NP": "नेपाल",
    "PL": "Polska",
    "RU": "Россия",
    "SA": "السعودية",
    "TH": "ไทย",
    "TR": "Türkiye",
    "TW": "臺灣",
    "UA": "Україна",
    "VN": "Việt Nam",
}


def native_country_name(code: str) -> str:
    """Return the name of a country in its own language, or nothing where that is not settled."""
    return NATIVE_NAMES.get(str(code), "")
