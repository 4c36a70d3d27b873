//! Text nobody can do harm with: data are untrusted, and end on terminals, in pictures and in
//! spreadsheets.

/// Whether a character could move the cursor, reorder a line or hide.
#[must_use]
pub fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{feff}')
}

/// A text without what a terminal would act on, or that reorders or hides; on one line.
#[must_use]
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c == '\n' || c == '\t' { ' ' } else { c })
        .filter(|c| !is_forbidden(*c))
        .collect()
}

/// A cell no spreadsheet takes for a formula: one that begins like one gets an apostrophe before it.
#[must_use]
pub fn defused(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_act_on_is_gone() {
        assert_eq!(clean("a\tb\n\x1b[31mc\u{202e}d\u{200f}"), "a b [31mcd");
        assert_eq!(clean("Κύπρος · قبرص"), "Κύπρος · قبرص");
    }

    #[test]
    fn formulas_are_defused() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"] {
            assert_eq!(defused(cell), format!("'{cell}"));
        }
        assert_eq!(defused("Côte d’Ivoire"), "Côte d’Ivoire");
    }
}
