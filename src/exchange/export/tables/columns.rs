//! The columns of the tidy tables, and of what type they are.

/// The columns of each table, in order.
pub const COLUMNS: [(&str, &[&str]); 7] = [
    (
        "sources",
        &["id", "title", "publisher", "date", "url", "lang", "kind"],
    ),
    (
        "countries",
        &[
            "id",
            "name",
            "official",
            "alpha2",
            "alpha3",
            "numeric",
            "cow",
            "status",
            "from",
            "to",
            "region",
            "subregion",
            "sources",
        ],
    ),
    (
        "organisations",
        &[
            "id",
            "name",
            "abbreviation",
            "type",
            "informal",
            "universal",
            "founded",
            "operative",
            "dissolved",
            "city",
            "country",
            "region",
            "purpose",
            "website",
            "sources",
        ],
    ),
    (
        "memberships",
        &[
            "organisation",
            "member",
            "status",
            "founder",
            "since",
            "until",
            "exit",
            "notice",
            "suspended_since",
            "suspended_until",
            "disputed_by",
            "disputed_view",
            "via",
            "note",
            "sources",
        ],
    ),
    (
        "agreements",
        &[
            "id",
            "title",
            "short",
            "type",
            "binding",
            "signed",
            "city",
            "country",
            "in_force",
            "ended",
            "never_in_force",
            "parties_of",
            "unts",
            "text_url",
            "topics",
            "sources",
        ],
    ),
    (
        "parties",
        &[
            "agreement",
            "party",
            "signed",
            "consent",
            "consent_by",
            "in_force",
            "notice",
            "withdrew",
            "disputed_since",
            "disputed_by",
            "disputed_view",
            "note",
            "sources",
        ],
    ),
    (
        "obligations",
        &[
            "agreement",
            "kind",
            "article",
            "by",
            "toward",
            "trigger",
            "scope",
            "strength",
            "conditional",
            "summary",
        ],
    ),
];

/// A column's type, as a data package has it. A date may be a year or a month, so it is text.
pub(super) fn kind(column: &str) -> &'static str {
    match column {
        "informal" | "universal" | "founder" | "never_in_force" => "boolean",
        "cow" => "integer",
        _ => "string",
    }
}

/// The column that names a row of another table, and that table.
pub(super) const OWNERS: [(&str, &str, &str); 3] = [
    ("memberships", "organisation", "organisations"),
    ("parties", "agreement", "agreements"),
    ("obligations", "agreement", "agreements"),
];
