"""Write places and phone numbers the way people here write them."""

from thai.places.finding import Place

BANGKOK = "10"


def code_of(place: Place) -> str:
    """Return the code of the smallest unit that a place names."""
    return (place.subdistrict or place.district or place.province).code


def write_place(place: Place) -> str:
    """Write tambon, district and province with their titles; Bangkok has its own."""
    tambon, amphoe, province = ("แขวง", "", "") if place.province.code == BANGKOK else ("ต.", "อ.", "จ.")
    named = ((tambon, place.subdistrict), (amphoe, place.district), (province, place.province))
    return " ".join(f"{title}{one.name.removeprefix(title)}" for title, one in named if one)


def write_phone(e164: str) -> str:
    """Write a Thai number with its leading zero and dashes; a foreign one stays as it is."""
    digits = e164.removeprefix("+66")
    if digits == e164 or not digits.isdecimal():
        return e164
    local = "0" + digits
    head = 2 if local.startswith("02") else 3
    return f"{local[:head]}-{local[head : head + 3]}-{local[head + 3 :]}"
