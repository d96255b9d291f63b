"""Write a place the official way, and name it by its code."""

from thai.places import Place

BANGKOK = "10"


def code_of(place: Place) -> str:
    """Return the code of the smallest unit that a place names."""
    return (place.subdistrict or place.district or place.province).code


def write_place(place: Place) -> str:
    """Write tambon, district and province with their titles; Bangkok has its own."""
    tambon, amphoe, province = ("แขวง", "", "") if place.province.code == BANGKOK else ("ต.", "อ.", "จ.")
    named = ((tambon, place.subdistrict), (amphoe, place.district), (province, place.province))
    return " ".join(f"{title}{one.name.removeprefix(title)}" for title, one in named if one)
