"""What composed records are about: modules as values."""

from __future__ import annotations

from typing import NamedTuple

MENTIONED, INTRODUCED, DEVELOPED, APPLIED = DEPTHS = ("MENTIONED", "INTRODUCED", "DEVELOPED", "APPLIED")


class Concept(NamedTuple):
    """A row of the index; ``lessons`` are 1-based places."""

    name: str
    depth: str
    lessons: tuple[int, ...]
    note: str


class Lesson(NamedTuple):
    """A lesson; ``concepts`` are 0-based places among those of the module."""

    slug: str
    title: str
    load: str
    concepts: tuple[int, ...]


class Module(NamedTuple):
    """A module of a course."""

    number: str
    title: str
    lessons: tuple[Lesson, ...]
    concepts: tuple[Concept, ...]


TIMBER = Module(
    "2.1",
    "Timber and joints",
    (
        Lesson("reading-grain", "Reading the grain", "STRETCH", (0, 1, 2, 3)),
        Lesson("marking-out", "Marking out", "BUILD", (4, 5, 6, 7)),
        Lesson("first-dovetail", "The first dovetail", "CONSOLIDATE", (8, 9, 10, 11, 2)),
    ),
    (
        Concept("Growth rings", DEVELOPED, (1,), "Pale wood is spring, dark wood is summer."),
        Concept("Quarter-sawn board", INTRODUCED, (1,), "Cut along the radius; it moves less."),
        Concept("Movement across the grain", APPLIED, (1, 3), "Wide boards swell, long ones do not."),
        Concept("Knots, shakes and checks", MENTIONED, (1,), "Named, and left for the second year."),
        Concept("Face side and face edge", DEVELOPED, (2,), "All lines start there."),
        Concept("Marking knife", APPLIED, (2,), "A line that a chisel can find."),
        Concept("Gauge line", DEVELOPED, (2,), "Set once, used on all four sides."),
        Concept("Winding sticks", INTRODUCED, (2,), "They make a twist visible."),
        Concept("Pins and tails", DEVELOPED, (3,), "The tails are cut first."),
        Concept("Slope of a dovetail (1 : 6 to 1 : 8)", INTRODUCED, (3,), "Soft wood wants more."),
        Concept("Paring to the line", APPLIED, (3,), "Half of the line stays."),
        Concept("Glue-up", MENTIONED, (3,), "Said, not done."),
    ),
)
SOUND = Module(
    "3.4",
    "Sound in a computer",
    (
        Lesson("sampling", "Sampling", "BUILD", (0, 1, 2, 3)),
        Lesson("mixing-signals", "Mixing signals", "STRETCH", (4, 5, 6, 0)),
        Lesson("filters", "Filters by hand", "STRETCH", (7, 8, 9)),
        Lesson("a-small-synth", "A small synth", "CONSOLIDATE", (10, 11)),
    ),
    (
        Concept("Sampling rate", DEVELOPED, (1, 2), "44 100 numbers a second."),
        Concept("Aliasing", INTRODUCED, (1,), "A high tone that comes back low."),
        Concept("Quantisation noise", MENTIONED, (1,), "Heard with four bits."),
        Concept("Nyquist limit $f_s/2$", INTRODUCED, (1,), "Half the rate and no more."),
        Concept("Sum of two signals", APPLIED, (2,), "Add, then look at the peak."),
        Concept("Clipping", DEVELOPED, (2,), "The flat top can be heard."),
        Concept("Decibels", INTRODUCED, (2,), "Six for twice the amplitude."),
        Concept("Moving average", APPLIED, (3,), "The simplest low-pass."),
        Concept("Impulse response", DEVELOPED, (3,), "What a click leaves behind."),
        Concept("Phase of a filter", MENTIONED, (3,), "One sentence, one picture."),
        Concept("Envelope of four numbers", DEVELOPED, (4,), "They shape a tone."),
        Concept("`numpy.cumsum` for phase", APPLIED, (4,), "So that a tone may glide."),
    ),
)
BUDGET = Module(
    "1.2",
    "Reading a budget",
    (
        Lesson("income-and-costs", "Income and costs", "BUILD", (0, 1, 2, 3)),
        Lesson("fixed-or-variable", "Fixed or variable?", "BUILD", (4, 5, 6, 1)),
        Lesson("break-even", "Where it breaks even", "STRETCH", (7, 8, 9)),
    ),
    (
        Concept("Gross and net income", DEVELOPED, (1,), "Before and after what is taken off."),
        Concept("Cost centre", INTRODUCED, (1, 2), "Who spends it, not what for."),
        Concept("Accrual versus cash", MENTIONED, (1,), "When it counts."),
        Concept("Rounding to thousands", APPLIED, (1,), "Once, at the end."),
        Concept("Fixed costs", DEVELOPED, (2,), "Rent does not ask how many came."),
        Concept("Variable costs", DEVELOPED, (2,), "Every guest eats."),
        Concept("Step costs", INTRODUCED, (2,), "The fifth group needs a second room."),
        Concept("Contribution margin", APPLIED, (3,), "What a ticket leaves after its own costs."),
        Concept("Break-even point", DEVELOPED, (3,), "Fixed costs over margin."),
        Concept("Sensitivity of a plan", MENTIONED, (3,), "Two lines in the last minute."),
    ),
)
SKY = Module(
    "4.2",
    "Night sky",
    (
        Lesson("finding-north", "Finding north", "BUILD", (0, 1, 2)),
        Lesson("seasons-of-stars", "Stars of the seasons", "BUILD", (3, 4, 5, 6)),
        Lesson("moon-phases", "Phases of the Moon", "STRETCH", (7, 8, 9, 5)),
        Lesson("planets-that-wander", "Planets that wander", "CONSOLIDATE", (10, 11, 12)),
    ),
    (
        Concept("Polaris", DEVELOPED, (1,), "Five times the back of the Plough."),
        Concept("Circumpolar stars", INTRODUCED, (1,), "Those that never set here."),
        Concept("Star trail", MENTIONED, (1,), "A photograph of an hour."),
        Concept("Ecliptic", DEVELOPED, (2,), "The road of the Sun."),
        Concept("Zodiac", MENTIONED, (2,), "Twelve names on that road."),
        Concept("Sidereal day, four minutes short", INTRODUCED, (2, 3), "Why the sky shifts."),
        Concept("Summer Triangle", APPLIED, (2,), "Everybody found it."),
        Concept("Waxing and waning", DEVELOPED, (3,), "Lit from the right, lit from the left."),
        Concept("Synodic month", INTRODUCED, (3,), "29.5 days from new to new."),
        Concept("Earthshine", MENTIONED, (3,), "Old Moon in the new Moon's arms."),
        Concept("Retrograde loop", DEVELOPED, (4,), "We overtake Mars."),
        Concept("Elongation", INTRODUCED, (4,), "How far from the Sun."),
        Concept("Sketching what one sees", APPLIED, (4,), "Pencil, red lamp, ten minutes."),
    ),
)
SUBJECTS = (TIMBER, SOUND, BUDGET, SKY)
