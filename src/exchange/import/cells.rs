//! Texts and dates as other people's cells have them, to ours.

use crate::model::{PartialDate, harmless::is_forbidden};

/// A text as an id: lower-case letters, digits and single hyphens, at most so many.
pub(super) fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in crate::model::fold::fold(text).chars() {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.truncate(56);
    out.trim_end_matches('-').to_owned()
}

/// A text as records hold it: composed, without control characters, not endless.
pub(super) fn tidy_text(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = text
        .nfc()
        .map(|c| if is_forbidden(c) { ' ' } else { c })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").chars().take(2000).collect()
}

/// A date as other people write it: `1949-04-04`, `1949-04-04?`, `1949..1950`; open ends are none.
pub(super) fn loose_date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    let text = text.split("..").find(|part| !part.is_empty())?;
    let text = text.trim_start_matches(['~', '?']);
    if text.starts_with("9999") || text == "NA" {
        return None;
    }
    text.parse().ok()
}

/// A date from numbers where 0 or less, or nothing, is unknown.
pub(super) fn date_of(
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
) -> Option<PartialDate> {
    let year = i16::try_from(year.filter(|y| (1000..=2100).contains(y))?).ok()?;
    let byte = |n: Option<i64>| n.filter(|n| *n > 0).and_then(|n| u8::try_from(n).ok());
    let (month, day) = (byte(month), byte(day));
    PartialDate::from_parts(year, month, day.filter(|_| month.is_some()))
        .or_else(|| PartialDate::from_parts(year, month, None))
        .or_else(|| PartialDate::from_parts(year, None, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loose_dates_are_read_and_open_ends_are_none() {
        let read = |text| loose_date(text).map(|d| d.to_string());
        assert_eq!(read("1949-04-04").as_deref(), Some("1949-04-04"));
        assert_eq!(read("1949-04-04?").as_deref(), Some("1949-04-04?"));
        assert_eq!(read("1949-04..1949-06").as_deref(), Some("1949-04"));
        assert_eq!(read("9999-12-31"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn missing_codes_are_no_dates() {
        assert_eq!(date_of(Some(-99), Some(1), Some(1)), None);
        assert_eq!(
            date_of(Some(1990), Some(0), Some(0))
                .map(|d| d.to_string())
                .as_deref(),
            Some("1990")
        );
        assert_eq!(
            date_of(Some(1990), Some(2), Some(31))
                .map(|d| d.to_string())
                .as_deref(),
            Some("1990-02")
        );
    }

    #[test]
    fn ids_are_made_of_any_text() {
        assert_eq!(slug("AUS-NZL[ANZ]_1983A"), "aus-nzl-anz-1983a");
        assert_eq!(slug("Côte d’Ivoire / Mali"), "cote-divoire-mali");
    }
}
