//! The timeline: which stretch of time, and the lanes on it.

use ratatui::layout::Rect;

use super::{
    Scene as AnyScene,
    axis::Axis,
    subject::{Subject, subject},
};
use crate::{
    app::{App, record::name},
    model::{AsOf, Day, Entity, PartialDate},
    query::lanes::{
        Bar, BarKind, Group, count_on, group, life, of_country, of_organisation, parties,
    },
    store::Atlas,
};

/// Which stretch of time is seen, and how far down the lanes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Stretch {
    /// How many times it was zoomed into, twice as close each time; 0 is the whole.
    pub zoom: u8,
    /// First line shown.
    pub offset: usize,
}

/// How far in the timeline zooms; a year is the least it shows.
const CLOSEST: u8 = 8;

impl Stretch {
    /// The same, closer by so many steps.
    #[must_use]
    pub fn zoomed(self, steps: i8) -> Self {
        Self {
            zoom: self.zoom.saturating_add_signed(steps).min(CLOSEST),
            ..self
        }
    }
}

/// What the timeline shows.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// What it is about.
    pub subject: Subject,
    /// The lanes under their headings.
    pub groups: Vec<Group>,
    /// The axis.
    pub axis: Axis,
    /// The number of members at the end of each column, an organisation a row.
    pub growth: Vec<Vec<usize>>,
    /// The kinds of bars there are.
    pub kinds: Vec<BarKind>,
    /// The line of the cursor's lane.
    pub cursor: Option<usize>,
    /// First line shown.
    pub offset: usize,
    made: Option<(Subject, Day)>,
    charted: Option<Axis>,
    followed: Option<Entity>,
}

/// A line of the timeline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line<'a> {
    /// The heading of a group.
    Heading(&'a Group),
    /// A lane.
    Lane(&'a crate::query::lanes::Lane),
}

/// The parts of a timeline's area.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Parts {
    /// The columns of names; the rest is the axis's.
    pub names: u16,
    /// The step chart, over the axis's columns.
    pub chart: Rect,
    /// The axis's labels.
    pub labels: Rect,
    /// The lanes, names included.
    pub lanes: Rect,
    /// The legend.
    pub legend: Rect,
}

/// Divides a timeline's area.
#[must_use]
pub fn split(area: Rect, chart: bool) -> Parts {
    let names = if area.width >= 120 {
        34
    } else if area.width >= 60 {
        22
    } else {
        area.width / 3
    };
    let legend = u16::from(area.height >= 8);
    let chart = match area.height {
        _ if !chart => 0,
        0..=13 => 0,
        14..=29 => 4,
        _ => 7,
    };
    let right = |y, height| Rect {
        x: area.x + names,
        y,
        width: area.width - names,
        height,
    };
    let labels = u16::from(area.height >= 3);
    let top = area.y + chart + labels;
    Parts {
        names,
        chart: right(area.y, chart),
        labels: right(area.y + chart, labels),
        lanes: Rect {
            y: top,
            height: area.bottom().saturating_sub(top + legend),
            ..area
        },
        legend: Rect {
            y: area.bottom() - legend,
            height: legend,
            ..area
        },
    }
}

/// Makes the timeline, as far as it changed.
pub(super) fn settle(app: &mut App, atlas: &Atlas, before: AnyScene) -> Scene {
    let mut scene = match before {
        AnyScene::Timeline(scene) => *scene,
        _ => Scene::default(),
    };
    let subject = subject(app);
    let made = (subject.clone(), app.today.last());
    if scene.made.as_ref() != Some(&made) {
        scene.groups = groups(atlas, &subject);
        let mut kinds: Vec<BarKind> = scene
            .groups
            .iter()
            .flat_map(|g| &g.lanes)
            .flat_map(|l| &l.bars)
            .map(|b| b.kind)
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        scene.kinds = kinds;
        if scene.subject != subject {
            app.history.here_mut().views.timeline.offset = 0;
        }
        scene.subject = subject;
        scene.made = Some(made);
        scene.charted = None;
    }
    let parts = split(super::area(app.size), scene.has_chart());
    let stretch = app.place().views.timeline;
    scene.axis = Axis {
        columns: usize::from(parts.chart.width),
        ..stretch_of(&scene.groups, stretch.zoom, app)
    };
    if scene.charted != Some(scene.axis) {
        scene.growth = growth(&scene);
        scene.charted = Some(scene.axis);
    }
    scene.scroll(app, usize::from(parts.lanes.height));
    scene
}

fn groups(atlas: &Atlas, subject: &Subject) -> Vec<Group> {
    match subject {
        Subject::Nothing => Vec::new(),
        Subject::Organisations(bodies) => bodies
            .iter()
            .map(|ix| {
                let body = Entity::Organisation(*ix);
                let mut of = group(
                    &format!("Members and others of {}", name(atlas, body, AsOf::Ever)),
                    of_organisation(atlas, *ix),
                );
                of.lanes.insert(0, life(atlas, body));
                of
            })
            .collect(),
        Subject::Agreement(ix) => {
            let mut of = group("Parties", parties(atlas, *ix));
            of.lanes.insert(0, life(atlas, Entity::Agreement(*ix)));
            vec![of]
        }
        Subject::Country(ix) => of_country(atlas, *ix),
    }
}

/// From the first beginning to today, or so much of it around the date.
fn stretch_of(groups: &[Group], zoom: u8, app: &App) -> Axis {
    let bars = || groups.iter().flat_map(|g| &g.lanes).flat_map(|l| &l.bars);
    let today = app.today.last();
    let first = bars()
        .filter_map(|b| b.since)
        .map(|s| s.0)
        .min()
        .unwrap_or(Day::from_civil(1945, 1, 1));
    let last = bars()
        .filter_map(|b| b.until)
        .map(|u| u.1)
        .filter(|d| *d < Day::from_civil(9000, 1, 1))
        .max()
        .unwrap_or(today)
        .max(today);
    let (year, _, _) = first.civil();
    let (end, _, _) = last.civil();
    let (first, last) = (
        Day::from_civil(year - 1, 1, 1),
        Day::from_civil(end + 2, 1, 1),
    );
    let length = last.0 - first.0;
    let span = (length >> zoom).max(365).min(length);
    let middle = match app.place().as_of {
        AsOf::On(date) => date.first(),
        AsOf::Ever => today,
    };
    let from = (middle.0 - span / 2).clamp(first.0, last.0 - span);
    Axis {
        from: Day(from),
        to: Day(from + span),
        columns: 0,
    }
}

/// The number of members at the last day of each column.
fn growth(scene: &Scene) -> Vec<Vec<usize>> {
    if !scene.has_chart() {
        return Vec::new();
    }
    let axis = scene.axis;
    let today = scene.made.as_ref().map_or(Day::MAX, |(_, today)| *today);
    let count = |group: &Group, column: usize| {
        if axis.day(column) > today {
            return 0;
        }
        count_on(&group.lanes, axis.day(column + 1).previous().min(today))
    };
    let of = |group: &Group| {
        (0..axis.columns)
            .map(|column| count(group, column))
            .collect()
    };
    scene.groups.iter().map(of).collect()
}

impl Scene {
    /// Whether there is a number of members to chart.
    #[must_use]
    pub fn has_chart(&self) -> bool {
        matches!(&self.subject, Subject::Organisations(bodies) if !bodies.is_empty())
    }

    /// The lines: headings and lanes. A lone group needs no heading.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let headed = self.groups.len() > 1;
        self.groups.iter().flat_map(move |group| {
            let heading = headed.then_some(Line::Heading(group));
            heading
                .into_iter()
                .chain(group.lanes.iter().map(Line::Lane))
        })
    }

    /// Whether any bar is so.
    pub fn has(&self, so: impl Fn(&Bar) -> bool) -> bool {
        let mut lanes = self.groups.iter().flat_map(|g| &g.lanes);
        lanes.any(|lane| lane.bars.iter().any(&so))
    }

    /// The entity on a line.
    #[must_use]
    pub fn entity(&self, line: usize) -> Option<Entity> {
        match self.lines().nth(line)? {
            Line::Lane(lane) => Some(lane.entity),
            Line::Heading(_) => None,
        }
    }

    /// Follows the cursor, and leaves no blank below the last line.
    fn scroll(&mut self, app: &mut App, height: usize) {
        let role = app.place().selection.focus();
        let cursor = app.lists.pane(role).current();
        let line = |entity| {
            self.lines()
                .position(|l| matches!(l, Line::Lane(lane) if lane.entity == entity))
        };
        self.cursor = cursor.and_then(line);
        let count = self.lines().count();
        let stretch = &mut app.history.here_mut().views.timeline;
        if let Some(line) = self.cursor.filter(|_| cursor != self.followed) {
            stretch.offset = following(stretch.offset, line, height);
        }
        self.followed = cursor;
        stretch.offset = stretch.offset.min(count.saturating_sub(height));
        self.offset = stretch.offset;
    }
}

/// The first line shown so that a line is seen: one step on, the next; far on, with room above.
fn following(offset: usize, line: usize, height: usize) -> usize {
    let last = (offset + height).saturating_sub(1);
    if line < offset {
        line
    } else if line <= last {
        offset
    } else if line - last > height / 2 {
        line - height / 4
    } else {
        offset + line - last
    }
}

/// The day the date's line is drawn at.
#[must_use]
pub fn date_line(as_of: AsOf) -> Option<Day> {
    match as_of {
        AsOf::On(date) => Some(PartialDate::first(date)),
        AsOf::Ever => None,
    }
}
