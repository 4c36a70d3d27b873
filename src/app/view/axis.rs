//! An axis of time: which column a day falls on, and where the ticks are.

use crate::model::Day;

/// A stretch of days across so many columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Axis {
    /// The first day.
    pub from: Day,
    /// The first day beyond the end.
    pub to: Day,
    /// How many columns it takes.
    pub columns: usize,
}

/// A labelled place on the axis.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tick {
    /// The day.
    pub day: Day,
    /// Its label: a year, or a month of a year.
    pub label: String,
}

impl Default for Axis {
    fn default() -> Self {
        Self {
            from: Day(0),
            to: Day(1),
            columns: 0,
        }
    }
}

impl Axis {
    /// How far along the axis a day is: 0 at its start, 1 at its end; beyond them outside it.
    #[must_use]
    pub fn share(&self, day: Day) -> f64 {
        let length = f64::from((self.to.0 - self.from.0).max(1));
        let from = f64::from(day.0.clamp(self.from.0 - 100_000, self.to.0 + 100_000) - self.from.0);
        from / length
    }

    /// The half column a day falls on, clamped to the axis; `None` if it lies beyond an end.
    #[must_use]
    pub fn column(&self, day: Day) -> Option<usize> {
        let share = self.share(day);
        (0.0..1.0)
            .contains(&share)
            .then(|| self.clamped(share, self.columns))
    }

    /// A share of the axis as one of so many parts.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "clamped to the screen"
    )]
    pub fn clamped(&self, share: f64, parts: usize) -> usize {
        (share.clamp(0.0, 1.0) * parts as f64) as usize
    }

    /// The day at a column.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "within the axis")]
    pub fn day(&self, column: usize) -> Day {
        let length = i64::from(self.to.0) - i64::from(self.from.0);
        let columns = i64::try_from(self.columns.max(1)).unwrap_or(1);
        let column = i64::try_from(column).unwrap_or(0);
        Day(self.from.0 + (length * column / columns) as i32)
    }

    /// Ticks at round years, or months, with room for each label.
    #[must_use]
    pub fn ticks(&self) -> Vec<Tick> {
        let years = ((self.to.0 - self.from.0 + 180) / 365).max(1);
        let most = i32::try_from(self.columns / 8).unwrap_or(1).max(1);
        let step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500]
            .into_iter()
            .find(|step| years / step <= most)
            .unwrap_or(1000);
        let (first, _, _) = self.from.civil();
        let (last, _, _) = self.to.civil();
        if step == 1 && years * 4 <= most {
            let months = if years * 12 <= most { 1 } else { 3 };
            return self.months(first, last, months);
        }
        let start = first.div_euclid(step) * step;
        (start..=last)
            .step_by(usize::try_from(step).unwrap_or(1))
            .map(|year| Tick {
                day: Day::from_civil(year, 1, 1),
                label: year.to_string(),
            })
            .filter(|tick| self.column(tick.day).is_some())
            .collect()
    }

    fn months(&self, first: i32, last: i32, step: usize) -> Vec<Tick> {
        let months = (first..=last)
            .flat_map(|year| (1..=12_u8).step_by(step).map(move |month| (year, month)));
        months
            .map(|(year, month)| Tick {
                day: Day::from_civil(year, month, 1),
                label: format!("{year}-{month:02}"),
            })
            .filter(|tick| self.column(tick.day).is_some())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_leave_room() {
        let axis = |from, to, columns| Axis {
            from: Day::from_civil(from, 1, 1),
            to: Day::from_civil(to, 1, 1),
            columns,
        };
        let labels =
            |axis: Axis| -> Vec<String> { axis.ticks().into_iter().map(|t| t.label).collect() };
        assert_eq!(labels(axis(1945, 2027, 80)).len(), 8);
        assert_eq!(labels(axis(2000, 2001, 120))[1], "2000-02");
        assert_eq!(labels(axis(2000, 2002, 80))[1], "2000-04");
        assert!(labels(axis(1815, 2027, 10)).len() <= 2);
    }

    #[test]
    fn a_day_beyond_the_axis_has_no_column() {
        let axis = Axis {
            from: Day(0),
            to: Day(100),
            columns: 10,
        };
        assert_eq!(axis.column(Day(99)), Some(9));
        assert_eq!(axis.column(Day(100)), None);
        assert_eq!(axis.column(Day(-1)), None);
        assert_eq!(axis.day(5), Day(50));
    }
}
