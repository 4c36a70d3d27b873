//! Dates as people type them: `2010`, `2010-3`, `18.3.2010`, `18 March 2010`, `today`, `ever`.
//!
//! More forgiving than the dataset's own form, and never used for data.

use super::{AsOf, PartialDate};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What is wrong with a typed date, with the forms that are understood.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("'{0}' is not a date; type 2010, 2010-03, 2010-03-18, 18 March 2010, today or ever")]
pub struct TypedDateError(pub String);

/// Reads a date as a person types it; `today` is what that word means.
///
/// # Errors
/// [`TypedDateError`] when the text fits none of the forms or names no day of the calendar.
pub fn parse(text: &str, today: PartialDate) -> Result<AsOf, TypedDateError> {
    let error = || TypedDateError(text.trim().to_owned());
    let typed = text.trim().to_lowercase();
    match typed.as_str() {
        "" => return Err(error()),
        "today" | "now" => return Ok(AsOf::On(today)),
        "ever" | "all" | "always" => return Ok(AsOf::Ever),
        _ => {}
    }
    let words: Vec<&str> = typed
        .split(|c: char| c.is_whitespace() || "-./,".contains(c))
        .filter(|w| !w.is_empty())
        .collect();
    let date = match words.as_slice() {
        [year] => from_words(year, None, None),
        [a, b] if month(a).is_some() || is_year(b) => from_words(b, Some(a), None),
        [year, month] => from_words(year, Some(month), None),
        [year, month, day] if is_year(year) => from_words(year, Some(month), Some(day)),
        [a, b, year] if month(a).is_some_and(|_| a.starts_with(char::is_alphabetic)) => {
            from_words(year, Some(a), Some(b))
        }
        [day, month, year] => from_words(year, Some(month), Some(day)),
        _ => None,
    };
    date.map(AsOf::On).ok_or_else(error)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

fn from_words(year: &str, month_word: Option<&str>, day: Option<&str>) -> Option<PartialDate> {
    if !is_year(year) {
        return None;
    }
    let month = month_word.map(month);
    let day = day.map(|d| {
        d.trim_end_matches(|c: char| c.is_ascii_alphabetic())
            .parse::<u8>()
            .ok()
    });
    if month == Some(None) || day == Some(None) {
        return None;
    }
    PartialDate::from_parts(year.parse().ok()?, month.flatten(), day.flatten())
}

/// The month a word names: `3`, `03`, `mar`, `march`.
fn month(word: &str) -> Option<u8> {
    if let Ok(number) = word.parse::<u8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    if word.len() < 3 {
        return None;
    }
    MONTHS
        .iter()
        .position(|name| name.starts_with(word))
        .and_then(|at| u8::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(text: &str) -> String {
        let today = "2026-11-23".parse().expect("a date");
        parse(text, today).map_or_else(|e| e.to_string(), |as_of| as_of.to_string())
    }

    #[test]
    fn every_usual_form_is_understood() {
        for text in [
            "2010-03-18",
            "2010-3-18",
            "18.3.2010",
            "18 March 2010",
            "18 mar 2010",
            "March 18, 2010",
            "18/03/2010",
            "18th March 2010",
        ] {
            assert_eq!(reads(text), "2010-03-18", "{text}");
        }
        assert_eq!(reads("2010"), "2010");
        assert_eq!(reads("2010-03"), "2010-03");
        assert_eq!(reads("March 2010"), "2010-03");
        assert_eq!(reads("3/2010"), "2010-03");
        assert_eq!(reads(" today "), "2026-11-23");
        assert_eq!(reads("Ever"), "ever");
    }

    #[test]
    fn what_names_no_day_is_refused_with_the_forms() {
        for text in ["", "31 June 2010", "2010-13", "soon", "10", "32.1.2010"] {
            assert!(
                reads(text).contains("18 March 2010, today or ever"),
                "{text}: {}",
                reads(text)
            );
        }
    }
}
