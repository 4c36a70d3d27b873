//! Dates as precise as their source, and what can be said of a span on a date.
//!
//! A date is the interval it names: `1999` is 365 days, `1999-03` is 31. This module knows
//! nothing of memberships; it answers "is this span surely, surely not, or perhaps over that day".

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub mod civil;
pub mod typed;

pub use civil::Day;

/// How sure the source is of a date, after the EDTF suffixes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Doubt {
    /// No suffix.
    #[default]
    None,
    /// `~`: about then.
    Approximate,
    /// `?`: perhaps then.
    Uncertain,
}

/// A date to the year, month or day, with an optional doubt.
///
/// ```
/// use blocs::model::PartialDate;
/// let march: PartialDate = "1999-03".parse()?;
/// assert_eq!(march.first().to_string(), "1999-03-01");
/// assert_eq!(march.last().to_string(), "1999-03-31");
/// # Ok::<(), blocs::model::date::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PartialDate {
    year: i16,
    /// 1–12, or 0 where only the year is known.
    month: u8,
    /// 1–31, or 0 where the day is not known.
    day: u8,
    doubt: Doubt,
}

/// Why a text is not a date.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DateError {
    /// The text has none of the forms a date may have.
    #[error(
        "'{0}' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD, with ~ or ? after it if doubtful"
    )]
    Form(String),
    /// The text has the form of a date but names no day of the calendar.
    #[error("'{0}' is no day of the calendar")]
    Calendar(String),
}

impl PartialDate {
    /// A whole day.
    #[must_use]
    pub fn from_day(day: Day) -> Self {
        let (year, month, day) = day.civil();
        Self {
            year: i16::try_from(year).unwrap_or(i16::MAX),
            month,
            day,
            doubt: Doubt::None,
        }
    }

    /// A date from its parts; `None` where month or day name nothing in the calendar.
    #[must_use]
    pub fn from_parts(year: i16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let date = Self {
            year,
            month: month.unwrap_or(0),
            day: day.unwrap_or(0),
            doubt: Doubt::None,
        };
        let month_fits = month.is_none_or(|m| (1..=12).contains(&m));
        let day_fits = day.is_none_or(|d| {
            month.is_some_and(|m| {
                (1..=12).contains(&m) && (1..=civil::days_in_month(i32::from(year), m)).contains(&d)
            })
        });
        (month_fits && day_fits).then_some(date)
    }

    /// The first day the date may mean.
    #[must_use]
    pub fn first(self) -> Day {
        Day::from_civil(i32::from(self.year), self.month.max(1), self.day.max(1))
    }

    /// The last day the date may mean.
    #[must_use]
    pub fn last(self) -> Day {
        let year = i32::from(self.year);
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 {
            civil::days_in_month(year, month)
        } else {
            self.day
        };
        Day::from_civil(year, month, day)
    }

    /// The year named.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// Whether the date names one day.
    #[must_use]
    pub fn is_day(self) -> bool {
        self.day != 0
    }

    /// Whether the date names a year and no month.
    #[must_use]
    pub fn is_year(self) -> bool {
        self.month == 0
    }

    /// The doubt its source attaches to it.
    #[must_use]
    pub fn doubt(self) -> Doubt {
        self.doubt
    }

    /// The same date moved by whole years; 29 February becomes 28 in a common year.
    #[must_use]
    pub fn plus_years(self, years: i16) -> Self {
        let year = self.year.saturating_add(years);
        let day = if self.day == 0 {
            0
        } else {
            self.day
                .min(civil::days_in_month(i32::from(year), self.month))
        };
        Self { year, day, ..self }
    }

    fn pack(self) -> u32 {
        let year = u32::from(self.year.cast_unsigned());
        year << 11 | u32::from(self.month) << 7 | u32::from(self.day) << 2 | self.doubt as u32
    }

    fn unpack(bits: u32) -> Self {
        let byte = |shift: u32, mask: u32| u8::try_from(bits >> shift & mask).unwrap_or(0);
        let year = u16::try_from(bits >> 11 & 0xffff)
            .unwrap_or(0)
            .cast_signed();
        let doubt = match bits & 3 {
            1 => Doubt::Approximate,
            2 => Doubt::Uncertain,
            _ => Doubt::None,
        };
        Self {
            year,
            month: byte(7, 15),
            day: byte(2, 31),
            doubt,
        }
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let form = || DateError::Form(text.to_owned());
        let (digits, doubt) = match text.as_bytes().last() {
            Some(b'~') => (text.trim_end_matches('~'), Doubt::Approximate),
            Some(b'?') => (text.trim_end_matches('?'), Doubt::Uncertain),
            _ => (text, Doubt::None),
        };
        if text.len() > digits.len() + 1 {
            return Err(form());
        }
        let mut parts = digits.split('-');
        let mut number = |width: usize| -> Result<Option<i16>, DateError> {
            let Some(part) = parts.next() else {
                return Ok(None);
            };
            if part.len() != width || !part.bytes().all(|b| b.is_ascii_digit()) {
                return Err(form());
            }
            part.parse().map(Some).map_err(|_| form())
        };
        let year = number(4)?.ok_or_else(form)?;
        let month = number(2)?;
        let day = number(2)?;
        if parts.next().is_some() {
            return Err(form());
        }
        let byte = |n: Option<i16>| n.map(|n| u8::try_from(n).unwrap_or(u8::MAX));
        let date = Self::from_parts(year, byte(month), byte(day))
            .ok_or_else(|| DateError::Calendar(text.to_owned()))?;
        Ok(Self { doubt, ..date })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = if self.month == 0 {
            String::new()
        } else {
            format!("-{:02}", self.month)
        };
        let day = if self.day == 0 {
            String::new()
        } else {
            format!("-{:02}", self.day)
        };
        let doubt = match self.doubt {
            Doubt::None => "",
            Doubt::Approximate => "~",
            Doubt::Uncertain => "?",
        };
        f.pad(&format!("{:04}{month}{day}{doubt}", self.year))
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            serializer.serialize_u32(self.pack())
        }
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            text.parse().map_err(de::Error::custom)
        } else {
            u32::deserialize(deserializer).map(Self::unpack)
        }
    }
}

/// The date a question is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AsOf {
    /// Every span counts, whenever it was.
    Ever,
    /// The day named; of a month or year its last day, as yearly tables count.
    On(PartialDate),
}

impl AsOf {
    /// The first and last day asked about, which are one; `None` for ever.
    #[must_use]
    pub fn days(self) -> Option<(Day, Day)> {
        match self {
            Self::Ever => None,
            Self::On(date) => Some((date.last(), date.last())),
        }
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ever => f.pad("ever"),
            Self::On(date) => date.fmt(f),
        }
    }
}

/// When something was there: from a first day to the first day without it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Lifetime {
    /// When it began; `None` where there is no clear start.
    pub from: Option<PartialDate>,
    /// When it was no more; `None` while it lasts.
    pub to: Option<PartialDate>,
}

impl Lifetime {
    /// Whether it was there at any time in the days asked about, on any reading of its dates.
    #[must_use]
    pub fn touches(self, as_of: AsOf) -> bool {
        let Some((first, last)) = as_of.days() else {
            return true;
        };
        self.from.is_none_or(|d| d.first() <= last) && self.to.is_none_or(|d| d.last() > first)
    }
}

/// What the precision of the data lets one say.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// True on every day asked about, whichever day the dates mean.
    Yes,
    /// True for some readings or some days only.
    Unclear,
    /// True for none.
    No,
}

/// Says whether a span that starts in `since` and has ended by `until` covers the date.
///
/// `since` is the interval in which it began, `until` the interval that holds the first day
/// without it (`None`: still open). Under [`AsOf::Ever`] every span counts.
#[must_use]
pub fn covers(since: (Day, Day), until: Option<(Day, Day)>, as_of: AsOf) -> Certainty {
    let Some((first, last)) = as_of.days() else {
        return Certainty::Yes;
    };
    let begun_surely = since.1 <= first;
    let begun_perhaps = since.0 <= last;
    let (open_surely, open_perhaps) = match until {
        None => (true, true),
        Some((soonest, latest)) => (soonest > last, latest > first),
    };
    if begun_surely && open_surely {
        Certainty::Yes
    } else if begun_perhaps && open_perhaps {
        Certainty::Unclear
    } else {
        Certainty::No
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().expect("a date")
    }

    fn on(text: &str) -> AsOf {
        AsOf::On(date(text))
    }

    fn span(text: &str) -> (Day, Day) {
        (date(text).first(), date(text).last())
    }

    #[test]
    fn a_date_prints_as_it_was_written() {
        for text in ["1949", "1949-04", "1949-04-04", "1955~", "1955-06?", "0962"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_not_a_date_is_refused() {
        for text in [
            "",
            "49",
            "1949-4",
            "1949-13",
            "1949-02-30",
            "1949-04-04-01",
            "1949~~",
            "soon",
            "19४9",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn packing_loses_nothing() {
        for text in ["1949-04-04", "2024-12?", "0800~", "9999-12-31"] {
            assert_eq!(PartialDate::unpack(date(text).pack()), date(text));
        }
    }

    #[test]
    fn the_day_of_leaving_is_the_first_without_membership() {
        let at = |day| covers(span("2006-08-16"), Some(span("2012-12-19")), on(day));
        assert_eq!(at("2012-12-18"), Certainty::Yes);
        assert_eq!(at("2012-12-19"), Certainty::No);
    }

    #[test]
    fn a_coarse_date_leaves_its_own_days_unclear() {
        let at = |day| covers(span("1968"), None, on(day));
        assert_eq!(at("1967-12-31"), Certainty::No);
        assert_eq!(at("1968-06-01"), Certainty::Unclear);
        assert_eq!(at("1968-12-31"), Certainty::Yes);
    }

    #[test]
    fn asked_for_a_year_its_last_day_is_meant() {
        assert_eq!(covers(span("2004-03-29"), None, on("2004")), Certainty::Yes);
        assert_eq!(covers(span("2004-03-29"), None, on("2003")), Certainty::No);
    }

    #[test]
    fn a_leap_day_moves_to_the_28th() {
        assert_eq!(date("2024-02-29").plus_years(1).to_string(), "2025-02-28");
    }
}
