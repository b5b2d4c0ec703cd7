"""The list of places to choose a time zone from."""

import zoneinfo

import pytest

from course.rules import local_time, places


@pytest.mark.parametrize(
    ("zone", "locale", "shown"),
    [
        pytest.param("Europe/London", "en", "London, United Kingdom", id="London"),
        pytest.param("Europe/London", "es", "Londres, Reino Unido", id="London in Spanish"),
        pytest.param("Europe/London", "es-MX", "Londres, Reino Unido", id="London in Mexico"),
        pytest.param("Europe/London", "xx", "London, United Kingdom", id="a language we do not know"),
        pytest.param("Europe/London", "../etc", "London, United Kingdom", id="no language at all"),
        pytest.param(
            "Europe/Stockholm", "en", "Stockholm, Sweden", id="not Berlin, though their clocks agree"
        ),
        pytest.param(
            "America/Indiana/Knox", "en", "Knox, Indiana, United States", id="a city of that name elsewhere"
        ),
        pytest.param("Asia/Singapore", "en", "Singapore", id="a city that is its country"),
        pytest.param(
            "Asia/Ho_Chi_Minh", "en", "Ho Chi Minh City, Vietnam", id="named under its old zone in CLDR"
        ),
        pytest.param("Asia/Calcutta", "en", "Kolkata, India", id="a former name"),
        pytest.param("Europe/Tirane", "en", "Tirana, Albania", id="a city that CLDR leaves out"),
        pytest.param("Etc/UTC", "en", "Etc/UTC", id="no place keeps its name"),
    ],
)
def test_a_zone_is_called_by_its_city_and_country(zone: str, locale: str, shown: str) -> None:
    assert places.label(zone, locale) == shown


def test_every_zone_of_a_country_is_listed_once() -> None:
    listed = places.places()
    zones = [place.zone for place in listed]
    assert len(zones) == len(set(zones)) >= 418
    assert set(zones) == set(local_time.zone_countries())
    assert set(zones) <= zoneinfo.available_timezones()


@pytest.mark.parametrize("locale", ["en", "es"])
def test_no_two_places_look_alike(locale: str) -> None:
    labels = [place.label for place in places.places(locale)]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("locale", ["en", "es"])
def test_none_looks_like_a_line_of_the_zone_file(locale: str) -> None:
    for place in places.places(locale):
        assert not place.zone.startswith(("Etc/", "US/", "Canada/", "SystemV/"))
        assert "/" in place.zone
        assert "/" not in place.label
        assert "_" not in place.label


def test_they_come_in_the_order_of_the_alphabet_accents_or_not() -> None:
    labels = [place.label for place in places.places()]
    at = labels.index
    assert labels[0].startswith("Abidjan")
    assert (
        at("Macao, Macao SAR China")
        < at("Mérida, Mexico")
        < at("Mexico City, Mexico")
        < at("Zurich, Switzerland")
    )


@pytest.mark.parametrize(
    ("country", "first", "how_many"),
    [
        pytest.param("GB", "Europe/London", 1, id="the United Kingdom has one"),
        pytest.param("US", "America/New_York", 29, id="the United States begin with New York"),
        pytest.param("us", "America/New_York", 29, id="in small letters"),
        pytest.param("ES", "Europe/Madrid", 3, id="Spain and the Canaries"),
        pytest.param("BR", "America/Sao_Paulo", 16, id="Brazil does not begin with its islands"),
    ],
)
def test_a_country_has_its_own_zones(country: str, first: str, how_many: int) -> None:
    zones = places.zones_of_country(country)
    assert (zones[0], len(zones)) == (first, how_many)
    assert [place.zone for place in places.of_country(country)] == list(zones)
    assert {place.country for place in places.of_country(country)} == {country.upper()}


@pytest.mark.parametrize("country", ["", "XX", "Atlantis", "ZZ"])
def test_an_unknown_country_has_none(country: str) -> None:
    assert places.zones_of_country(country) == ()
    assert places.of_country(country) == ()


def test_the_list_is_made_once() -> None:
    assert places.places("en") is places.places("en")
