"""A NIP is text of 18 digits; what is odd about it is kept, not corrected."""

import pytest
from django.core.exceptions import ValidationError

from tests.people import PEOPLE
from wartapraja.organisation import nip
from wartapraja.organisation.models import Office, Person


@pytest.mark.parametrize(
    ("number", "warnings"),
    [
        ("198001012005011001", []),
        ("199001012022212001", []),
        ("198001012005011000", ["serial"]),
        ("198013012005011001", ["birth_date"]),
        ("198002302005011001", ["birth_date"]),
        ("198001012005131001", ["appointment_month"]),
        ("198001012005013001", ["sex"]),
        ("200001012005011001", ["age"]),
        ("198001012005", ["length"]),
    ],
)
def test_what_is_odd_about_a_number_is_named(number: str, warnings: list[str]) -> None:
    assert nip.warnings_of(number) == warnings


@pytest.mark.parametrize(
    "text", ["19800101 200501 1 001", "NIP. 19800101.200501.1.001", "198001012005011001"]
)
def test_every_spelling_gives_the_same_number(text: str) -> None:
    assert nip.digits_of(text) == "198001012005011001"
    assert nip.printed(nip.digits_of(text)) == "19800101 200501 1 001"


def test_a_number_that_a_spreadsheet_truncated_is_kept_with_its_warning(office: Office) -> None:
    person = Person.objects.create(
        office=office, full_name="Sari Melati", nip="19800101 200501 1 000"
    )
    person.refresh_from_db()
    assert (person.nip, person.nip_warnings) == ("198001012005011000", ["serial"])


@pytest.mark.parametrize("number", ["19800101200501100", "1980010120050110011", "x"])
def test_a_number_of_another_length_is_refused(office: Office, number: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Person(office=office, full_name="Sari Melati", nip=number).full_clean()
    assert "nip" in refused.value.message_dict


def test_contract_staff_have_no_number_and_two_of_them_do_not_collide(office: Office) -> None:
    for name in ("Sari Melati", "Bayu Samudra"):
        Person.objects.create(office=office, full_name=name)
    assert Person.objects.filter(nip="").count() == 2


def test_the_numbers_of_the_cast_are_without_fault() -> None:
    assert {number for _name, number, _grade in PEOPLE.values() if nip.warnings_of(number)} == set()
