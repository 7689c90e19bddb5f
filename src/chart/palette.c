#include "config.h"

#include "chart/palette.h"

#include <math.h>

/* clang-format off */
#define RGB(hex) { (((hex) >> 16) & 0xff) / 255.f, (((hex) >> 8) & 0xff) / 255.f, ((hex) & 0xff) / 255.f, 1 }
/* clang-format on */

/* Bluish green, blue, vermillion and reddish purple of Okabe and Ito, "Color
 * Universal Design" (2008), and their yellow for the budget; grey is what nobody knows. Where the ground is
 * white, green, purple and yellow are darker than theirs; where it is dark, all are
 * lighter: a mark keeps 3:1 with its ground and with a selected row. */
static const BstPalette palettes[2][2] = {
  {
    {
      .ground = RGB (0xffffff),
      .ink = RGB (0x2e2e32),
      .muted = RGB (0x66666b),
      .grid = RGB (0xdcdcdf),
      .grid_minor = RGB (0xebebed),
      .grid_faint = RGB (0xf4f4f5),
      .accent = RGB (0x1c71d8),
      .highlight = RGB (0xdce8f8),
      .budget = RGB (0x8f6a00),
      .openness = { RGB (0x008a64), RGB (0x0072b2), RGB (0xd55e00), RGB (0xb0588a), RGB (0x6b6b70) },
    },
    {
      .ground = RGB (0xffffff),
      .ink = RGB (0x000000),
      .muted = RGB (0x3d3d40),
      .grid = RGB (0x9a9a9f),
      .grid_minor = RGB (0xc2c2c6),
      .grid_faint = RGB (0xdedee0),
      .accent = RGB (0x0b4aa2),
      .highlight = RGB (0xcfe0f7),
      .budget = RGB (0x5e4600),
      .openness = { RGB (0x00614a), RGB (0x00497a), RGB (0x8f3600), RGB (0x7d2f5e), RGB (0x4a4a4e) },
    },
  },
  {
    {
      .ground = RGB (0x1e1e1e),
      .ink = RGB (0xf0f0f0),
      .muted = RGB (0xababaf),
      .grid = RGB (0x434346),
      .grid_minor = RGB (0x313133),
      .grid_faint = RGB (0x272729),
      .accent = RGB (0x78aeed),
      .highlight = RGB (0x2b3f58),
      .budget = RGB (0xf0e442),
      .openness = { RGB (0x2dc8a0), RGB (0x56b4e9), RGB (0xff964f), RGB (0xe29fc4), RGB (0xb4b4b9) },
    },
    {
      .ground = RGB (0x000000),
      .ink = RGB (0xffffff),
      .muted = RGB (0xd8d8dc),
      .grid = RGB (0x77777c),
      .grid_minor = RGB (0x4d4d50),
      .grid_faint = RGB (0x2e2e30),
      .accent = RGB (0xa9cdf7),
      .highlight = RGB (0x1b3a60),
      .budget = RGB (0xfff27a),
      .openness = { RGB (0x6ff0cd), RGB (0x8fd4ff), RGB (0xffbb8a), RGB (0xffc6e4), RGB (0xdcdce0) },
    },
  },
};

/**
 * bst_palette_get:
 * @dark: for a dark ground
 * @high_contrast: with a contrast of at least 4.5:1 for marks and 7:1 for text,
 *   instead of 3:1 and 4.5:1
 *
 * Returns: (transfer none): the colours
 */
const BstPalette *
bst_palette_get (gboolean dark, gboolean high_contrast)
{
  return &palettes[dark ? 1 : 0][high_contrast ? 1 : 0];
}

static double
linearize (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
delinearize (double channel)
{
  return channel <= 0.0031308 ? channel * 12.92 : 1.055 * pow (channel, 1 / 2.4) - 0.055;
}

/* Björn Ottosson's Oklab (2020), in which equal distances look equal. */
static void
to_oklab (const BstColor *color, double lab[3])
{
  double r = linearize (color->red), g = linearize (color->green), b = linearize (color->blue);
  double l = cbrt (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  double m = cbrt (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  double s = cbrt (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);

  lab[0] = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
  lab[1] = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  lab[2] = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
}

static BstColor
from_oklab (const double lab[3])
{
  double l = pow (lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2], 3);
  double m = pow (lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2], 3);
  double s = pow (lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2], 3);
  double r = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  double g = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  double b = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s;

  return (BstColor) { (float) delinearize (CLAMP (r, 0, 1)), (float) delinearize (CLAMP (g, 0, 1)),
                      (float) delinearize (CLAMP (b, 0, 1)), 1 };
}

/* How much of a colour the lightest step of its ramp has, and how much of the ink the
 * strongest. */
#define RAMP_START 0.32
#define RAMP_INK 0.5

/* Where on the ramp the colour of the class itself is. */
#define RAMP_MIDDLE 0.65

static BstColor
mix (const BstColor *from, const BstColor *to, double share)
{
  double a[3], b[3];

  to_oklab (from, a);
  to_oklab (to, b);
  for (int i = 0; i < 3; i++)
    a[i] += (b[i] - a[i]) * share;
  return from_oklab (a);
}

/**
 * bst_palette_ramp:
 * @share: from 0, of one model, to 1, of the most in one place
 *
 * The colour of a place in a density: from the ground through the colour of the class
 * towards the ink, in steps that look equal. The least has a contrast of at least 1.35:1
 * with the ground, which is enough for an area, and the most one of 6:1.
 *
 * Returns: the colour; opaque
 */
BstColor
bst_palette_ramp (const BstPalette *self, BstOpenness openness, double share)
{
  const BstColor *color = &self->openness[openness];

  if (share < RAMP_MIDDLE)
    return mix (&self->ground, color, RAMP_START + (1 - RAMP_START) * MAX (share, 0) / RAMP_MIDDLE);
  return mix (color, &self->ink, RAMP_INK * (MIN (share, 1) - RAMP_MIDDLE) / (1 - RAMP_MIDDLE));
}

static double
luminance (const BstColor *color)
{
  return 0.2126 * linearize (color->red) + 0.7152 * linearize (color->green) + 0.0722 * linearize (color->blue);
}

/**
 * bst_color_contrast:
 * @a: an opaque color
 * @b: another
 *
 * The contrast ratio of WCAG 2.1 (https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio):
 * (L₁ + 0.05) / (L₂ + 0.05) of the relative luminances, the lighter one above.
 *
 * Returns: from 1 to 21
 */
double
bst_color_contrast (const BstColor *a, const BstColor *b)
{
  double first = luminance (a) + 0.05;
  double second = luminance (b) + 0.05;

  return MAX (first, second) / MIN (first, second);
}
