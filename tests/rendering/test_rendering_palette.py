"""Colors of charts: apart for color-blind readers, dark enough on their ground."""

import pytest

from generator.rendering.palette import COLORS, GROUND, INK, MUTED

# Dichromats' view in linear RGB: rows of the matrices of Machado, Oliveira and Fernandes (2009),
# severity 1.0.
SIGHT = {
    "full": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
APART = 25.0
"""Distance in CIELAB at which two lines are told apart without a second look; 2 is just seen."""

Triple = tuple[float, float, float]


def linear(color: str) -> Triple:
    shares = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return red, green, blue


def seen(color: str, sight: str) -> Triple:
    light = linear(color)
    red, green, blue = (
        min(max(sum(w * c for w, c in zip(row, light, strict=True)), 0.0), 1.0)
        for row in SIGHT[sight]
    )
    return red, green, blue


def lab(light: Triple) -> Triple:
    r, g, b = light
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: str, other: str, sight: str) -> float:
    pairs = zip(lab(seen(one, sight)), lab(seen(other, sight)), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def contrast(one: str, other: str) -> float:
    lights = [0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other))]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


@pytest.mark.parametrize("sight", SIGHT)
def test_the_two_lines_are_told_apart(sight: str) -> None:
    assert distance(COLORS["first"], COLORS["second"], sight) >= APART


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("color", COLORS.values())
def test_lines_stand_out_from_ground_and_words(color: str, sight: str) -> None:
    assert distance(color, GROUND, sight) >= 2 * APART
    assert distance(color, INK, sight) >= APART / 2


def test_the_measure_finds_what_red_blind_readers_confuse() -> None:
    assert distance("#a0522d", "#556b2f", "full") >= APART
    assert distance("#a0522d", "#556b2f", "deuteranopia") < APART


@pytest.mark.parametrize("color", [*COLORS.values(), INK, MUTED])
def test_words_in_every_color_can_be_read(color: str) -> None:
    assert contrast(color, GROUND) >= 4.5
