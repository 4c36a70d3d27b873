//! A text as the cell of a table that a spreadsheet may open.

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
    fn formulas_are_defused() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"] {
            assert_eq!(defused(cell), format!("'{cell}"));
        }
        assert_eq!(defused("Côte d’Ivoire"), "Côte d’Ivoire");
    }
}
