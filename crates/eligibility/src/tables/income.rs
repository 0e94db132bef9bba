//! Income ceilings. Written by `cargo xtask codegen` from `data/income.toml`.

use crate::income::Ceilings;

/// Ceilings in euros by year and region.
pub(crate) const CEILINGS: &[Ceilings] = &[
    Ceilings {
        year: 2026,
        is_ile_de_france: true,
        by_size: [
            [24_031, 29_253, 40_851],
            [35_270, 42_933, 60_051],
            [42_357, 51_564, 71_846],
            [49_455, 60_208, 84_562],
            [56_580, 68_877, 96_817],
        ],
        per_extra_person: [7_116, 8_663, 12_257],
    },
    Ceilings {
        year: 2026,
        is_ile_de_france: false,
        by_size: [
            [17_363, 22_259, 31_185],
            [25_393, 32_553, 45_842],
            [30_540, 39_148, 55_196],
            [35_676, 45_735, 64_550],
            [40_835, 52_348, 73_907],
        ],
        per_extra_person: [5_151, 6_598, 9_357],
    },
    Ceilings {
        year: 2025,
        is_ile_de_france: true,
        by_size: [
            [23_768, 28_933, 40_404],
            [34_884, 42_463, 59_394],
            [41_893, 51_000, 71_060],
            [48_914, 59_549, 83_637],
            [55_961, 68_123, 95_758],
        ],
        per_extra_person: [7_038, 8_568, 12_122],
    },
    Ceilings {
        year: 2025,
        is_ile_de_france: false,
        by_size: [
            [17_173, 22_015, 30_844],
            [25_115, 32_197, 45_340],
            [30_206, 38_719, 54_592],
            [35_285, 45_234, 63_844],
            [40_388, 51_775, 73_098],
        ],
        per_extra_person: [5_094, 6_525, 9_254],
    },
    Ceilings {
        year: 2024,
        is_ile_de_france: true,
        by_size: [
            [23_541, 28_657, 40_018],
            [34_551, 42_058, 58_827],
            [41_493, 50_513, 70_382],
            [48_447, 58_981, 82_839],
            [55_427, 67_473, 94_844],
        ],
        per_extra_person: [6_970, 8_486, 12_006],
    },
    Ceilings {
        year: 2024,
        is_ile_de_france: false,
        by_size: [
            [17_009, 21_805, 30_549],
            [24_875, 31_889, 44_907],
            [29_917, 38_349, 54_071],
            [34_948, 44_802, 63_235],
            [40_002, 51_281, 72_400],
        ],
        per_extra_person: [5_045, 6_462, 9_165],
    },
];
