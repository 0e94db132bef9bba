//! Departments and postcodes. Written by `cargo xtask codegen` from `data/zones.toml`.

use crate::place::{ClimateZone, DepartmentRow, PostcodeException, StraddlingPostcode, number};

/// Every department, by code.
pub(crate) const DEPARTMENTS: &[DepartmentRow] = &[
    DepartmentRow {
        code: "01",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "02",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "03",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "04",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "05",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "06",
        zone: Some(ClimateZone::H3),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "07",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "08",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "09",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "10",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "11",
        zone: Some(ClimateZone::H3),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "12",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "13",
        zone: Some(ClimateZone::H3),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "14",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "15",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "16",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "17",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "18",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "19",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "21",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "22",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "23",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "24",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "25",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "26",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "27",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "28",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "29",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "2A",
        zone: Some(ClimateZone::H3),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "2B",
        zone: Some(ClimateZone::H3),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "30",
        zone: Some(ClimateZone::H3),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "31",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "32",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "33",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "34",
        zone: Some(ClimateZone::H3),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "35",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "36",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "37",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "38",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "39",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "40",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "41",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "42",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "43",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "44",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "45",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "46",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "47",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "48",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "49",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "50",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "51",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "52",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "53",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "54",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "55",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "56",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "57",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "58",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "59",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "60",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "61",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "62",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "63",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "64",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "65",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "66",
        zone: Some(ClimateZone::H3),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "67",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "68",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "69",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "70",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "71",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "72",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "73",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "74",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "75",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: true,
    },
    DepartmentRow {
        code: "76",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "77",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: true,
    },
    DepartmentRow {
        code: "78",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: true,
    },
    DepartmentRow {
        code: "79",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "80",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "81",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "82",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "83",
        zone: Some(ClimateZone::H3),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "84",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "85",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "86",
        zone: Some(ClimateZone::H2),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "87",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "88",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "89",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "90",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "91",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: true,
    },
    DepartmentRow {
        code: "92",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: true,
    },
    DepartmentRow {
        code: "93",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: true,
    },
    DepartmentRow {
        code: "94",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: true,
    },
    DepartmentRow {
        code: "95",
        zone: Some(ClimateZone::H1),
        is_ile_de_france: true,
    },
    DepartmentRow {
        code: "971",
        zone: None,
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "972",
        zone: None,
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "973",
        zone: None,
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "974",
        zone: None,
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "975",
        zone: None,
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "976",
        zone: None,
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "977",
        zone: None,
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "978",
        zone: None,
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "986",
        zone: None,
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "987",
        zone: None,
        is_ile_de_france: false,
    },
    DepartmentRow {
        code: "988",
        zone: None,
        is_ile_de_france: false,
    },
];

/// Postcodes whose digits name another department than their own.
pub(crate) const EXCEPTIONS: &[PostcodeException] = &[PostcodeException {
    postcode: number(*b"94390"),
    department: "91",
}];

/// Postcodes that lie in two departments, with the communes of each.
pub(crate) const STRADDLING: &[StraddlingPostcode] = &[
    StraddlingPostcode {
        postcode: number(*b"01200"),
        sides: &[
            (
                "01",
                &[
                    "Valserhône",
                    "Billiat",
                    "Chézery-Forens",
                    "Confort",
                    "Injoux-Génissiat",
                    "Léaz",
                    "Montanges",
                    "Villes",
                ],
            ),
            ("74", &["Éloise"]),
        ],
    },
    StraddlingPostcode {
        postcode: number(*b"01410"),
        sides: &[
            ("01", &["Champfromier", "Chézery-Forens", "Lélex", "Mijoux"]),
            ("39", &["Lajoux"]),
        ],
    },
    StraddlingPostcode {
        postcode: number(*b"01590"),
        sides: &[("01", &["Dortan"]), ("39", &["Chancia", "Lavancia-Epercy"])],
    },
    StraddlingPostcode {
        postcode: number(*b"05110"),
        sides: &[
            ("04", &["Claret", "Curbans"]),
            (
                "05",
                &[
                    "Barcillonnette",
                    "Esparron",
                    "Lardier-et-Valença",
                    "Monêtier-Allemont",
                    "La Saulce",
                    "Vitrolles",
                ],
            ),
        ],
    },
    StraddlingPostcode {
        postcode: number(*b"05130"),
        sides: &[
            ("04", &["Piégut", "Venterol"]),
            (
                "05",
                &[
                    "Fouillouse",
                    "Jarjayes",
                    "Lettret",
                    "Saint-Étienne-le-Laus",
                    "Sigoyer",
                    "Tallard",
                    "Valserres",
                ],
            ),
        ],
    },
    StraddlingPostcode {
        postcode: number(*b"05160"),
        sides: &[
            ("04", &["Pontis"]),
            (
                "05",
                &[
                    "Réallon",
                    "Saint-Apollinaire",
                    "Le Sauze-du-Lac",
                    "Savines-le-Lac",
                ],
            ),
        ],
    },
    StraddlingPostcode {
        postcode: number(*b"05700"),
        sides: &[
            (
                "05",
                &[
                    "La Bâtie-Montsaléon",
                    "Le Bersac",
                    "Chanousse",
                    "L'Épine",
                    "Étoile-Saint-Cyrice",
                    "Méreuil",
                    "Montclus",
                    "Montrond",
                    "Nossage-et-Bénévent",
                    "Orpierre",
                    "La Piarre",
                    "Sainte-Colombe",
                    "Savournon",
                    "Serres",
                    "Sigottier",
                    "Trescléoux",
                ],
            ),
            ("26", &["Villebois-les-Pins"]),
        ],
    },
    StraddlingPostcode {
        postcode: number(*b"06260"),
        sides: &[
            ("04", &["La Rochette", "Saint-Pierre"]),
            (
                "06",
                &[
                    "Ascros",
                    "Auvare",
                    "La Croix-sur-Roudoule",
                    "Lieuche",
                    "La Penne",
                    "Pierlas",
                    "Puget-Rostang",
                    "Puget-Théniers",
                    "Rigaud",
                    "Saint-Antonin",
                    "Saint-Léger",
                ],
            ),
        ],
    },
    StraddlingPostcode {
        postcode: number(*b"13780"),
        sides: &[("13", &["Cuges-les-Pins"]), ("83", &["Riboux"])],
    },
    StraddlingPostcode {
        postcode: number(*b"21340"),
        sides: &[
            (
                "21",
                &[
                    "Aubigny-la-Ronce",
                    "Baubigny",
                    "Cormot-Vauchignon",
                    "Val-Mont",
                    "Molinot",
                    "Nolay",
                    "La Rochepot",
                    "Santosse",
                    "Thury",
                ],
            ),
            ("71", &["Change"]),
        ],
    },
    StraddlingPostcode {
        postcode: number(*b"33220"),
        sides: &[
            ("24", &["Fougueyrolles", "Port-Sainte-Foy-et-Ponchapt"]),
            (
                "33",
                &[
                    "Caplong",
                    "Eynesse",
                    "Les Lèves-et-Thoumeyragues",
                    "Ligueux",
                    "Margueron",
                    "Pineuilh",
                    "Riocaud",
                    "La Roquille",
                    "Saint-André-et-Appelles",
                    "Saint-Avit-de-Soulège",
                    "Saint-Avit-Saint-Nazaire",
                    "Sainte-Foy-la-Grande",
                    "Saint-Philippe-du-Seignal",
                    "Saint-Quentin-de-Caplong",
                ],
            ),
        ],
    },
    StraddlingPostcode {
        postcode: number(*b"37160"),
        sides: &[
            (
                "37",
                &[
                    "Abilly",
                    "La Celle-Saint-Avant",
                    "Civray-sur-Esves",
                    "Descartes",
                    "Marcé-sur-Esves",
                    "Neuilly-le-Brignon",
                ],
            ),
            ("86", &["Buxeuil"]),
        ],
    },
    StraddlingPostcode {
        postcode: number(*b"42620"),
        sides: &[
            ("03", &["Saint-Pierre-Laval"]),
            ("42", &["Saint-Martin-d'Estréaux"]),
        ],
    },
    StraddlingPostcode {
        postcode: number(*b"43450"),
        sides: &[
            ("15", &["Leyvaux"]),
            (
                "43",
                &[
                    "Autrac",
                    "Blesle",
                    "Espalem",
                    "Grenier-Montgon",
                    "Saint-Étienne-sur-Blesle",
                    "Torsiac",
                ],
            ),
        ],
    },
    StraddlingPostcode {
        postcode: number(*b"48250"),
        sides: &[
            ("07", &["Laveyrune"]),
            (
                "48",
                &["La Bastide-Puylaurent", "Mont Lozère et Goulet", "Luc"],
            ),
        ],
    },
    StraddlingPostcode {
        postcode: number(*b"52100"),
        sides: &[
            ("51", &["Saint-Eulien", "Sapignicourt"]),
            (
                "52",
                &[
                    "Bettancourt-la-Ferrée",
                    "Chancenay",
                    "Hallignicourt",
                    "Laneuville-au-Pont",
                    "Moëslains",
                    "Perthes",
                    "Saint-Dizier",
                    "Valcourt",
                    "Villiers-en-Lieu",
                ],
            ),
        ],
    },
];
