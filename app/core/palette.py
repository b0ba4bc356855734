"""The colours of the screen: a hue for each category of the tag book, all of one lightness.

Line colours are computed in OKLCH, where equal lightness looks equal; tints are a share of the line colour
over the sheet. Which colours there are is data (``resources/palette.json``); painting is the window's matter.
Formulas: Björn Ottosson, "A perceptual color space for image processing" (2020); contrast by WCAG 2.2.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from app.core.resources import load_json

Rgb = tuple[int, int, int]
_FALLBACK_NOTE = "yellow"


@dataclass(frozen=True, slots=True)
class Tone:
    """The two colours of a category: ``line`` for underlines and dots, ``tint`` behind the words."""

    line: Rgb
    tint: Rgb


@dataclass(frozen=True, slots=True)
class Theme:
    """All colours for light or dark: ``colours`` by name (sheet, ink, accent, error, …)."""

    is_dark: bool
    colours: Mapping[str, Rgb]
    tones: Mapping[str, Tone]
    plain: Tone
    notes: Mapping[str, Rgb]
    wheel: tuple[Tone, ...]

    def tone(self, code: str | None) -> Tone:
        """The colours of a category or of an indicator's category; grey without one.

        A category the standard book does not know keeps one of the fourteen hues for good.
        """
        category = (code or "").partition(".")[0]
        if not category:
            return self.plain
        found = self.tones.get(category)
        return found or self.wheel[crc32(category.encode()) % len(self.wheel)]

    def note(self, colour: str) -> Rgb:
        """The background of a note of that colour name; yellow for a name that is not known."""
        return self.notes.get(colour, self.notes[_FALLBACK_NOTE])


def _encode(linear: float) -> float:
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * math.pow(linear, 1 / 2.4) - 0.055


def _decode(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else math.pow((value + 0.055) / 1.055, 2.4)


def _linear_rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def oklch(lightness: float, chroma: float, hue: float) -> Rgb:
    """The sRGB colour of an OKLCH one; chroma is lowered, lightness and hue kept, where sRGB ends."""
    linear = _linear_rgb(lightness, chroma, hue)
    while chroma > 0 and not all(-1e-4 <= channel <= 1 + 1e-4 for channel in linear):
        chroma = max(0.0, chroma - 0.002)
        linear = _linear_rgb(lightness, chroma, hue)
    red, green, blue = (round(255 * _encode(min(1.0, max(0.0, channel)))) for channel in linear)
    return red, green, blue


def lightness_of(colour: Rgb) -> float:
    """OKLCH lightness of an sRGB colour, 0 to 1."""
    red, green, blue = (_decode(channel) for channel in colour)
    long = math.pow(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue, 1 / 3)
    medium = math.pow(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue, 1 / 3)
    short = math.pow(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue, 1 / 3)
    return 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short


def contrast(one: Rgb, other: Rgb) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_decode(channel) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mix(over: Rgb, under: Rgb, share: float) -> Rgb:
    """``over`` painted on ``under`` with an opacity of ``share``."""
    red, green, blue = (round(share * a + (1 - share) * b) for a, b in zip(over, under, strict=True))
    return red, green, blue


def _parsed(text: str) -> Rgb:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


@cache
def theme(*, dark: bool) -> Theme:
    """The colours of the light or the dark screen."""
    data = load_json("palette.json")
    chosen = data["themes"]["dark" if dark else "light"]
    colours = {name: _parsed(value) for name, value in chosen.items() if isinstance(value, str)}
    line, share = chosen["line"], data["tint_share"]

    def tone(chroma: float, hue: float) -> Tone:
        colour = oklch(line["lightness"], chroma, hue)
        return Tone(colour, mix(colour, colours["sheet"], share))

    tones = {code: tone(line["chroma"], hue) for code, hue in data["hues"].items()}
    return Theme(
        is_dark=dark,
        colours=colours,
        tones=tones,
        plain=tone(0.0, 0.0),
        notes={name: _parsed(pair["dark" if dark else "light"]) for name, pair in data["notes"].items()},
        wheel=tuple(tones.values()),
    )
