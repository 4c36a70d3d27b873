//! The timeline as bars: every lane, whole.

use super::paper::{Anchor, Entry, Fill, MARGIN, Paper, WIDTH, ink};
use crate::{
    app::{
        App,
        record::name,
        view::{
            axis::Axis,
            timeline::{Line, Scene, date_line},
        },
    },
    model::{AsOf, Day},
    query::lanes::{Bar, BarKind, Lane, count_on},
    store::Atlas,
};

/// Where the drawing begins, below title and date.
const HEAD: f64 = 120.0;
/// Where the axis begins.
const LEFT: f64 = 300.0;
/// The height of a lane.
const ROW: f64 = 18.0;
/// The height of the step chart.
const CHART: f64 = 120.0;

/// Draws the timeline; returns the height of the picture.
pub(super) fn draw(app: &App, atlas: &Atlas, scene: &Scene, paper: &mut Paper) -> f64 {
    let axis = Axis {
        columns: 140,
        ..scene.axis
    };
    let place = |day: Day| LEFT + axis.share(day).clamp(0.0, 1.0) * (WIDTH - MARGIN - LEFT);
    let chart = if scene.has_chart() { CHART } else { 0.0 };
    let top = HEAD + chart + 24.0;
    let lines: Vec<Line<'_>> = scene.lines().collect();
    #[expect(clippy::cast_precision_loss, reason = "a few thousand lanes at most")]
    let bottom = top + lines.len() as f64 * ROW + 6.0;
    for (n, _) in lines.iter().enumerate().filter(|(n, _)| n % 2 == 1) {
        #[expect(clippy::cast_precision_loss, reason = "a few thousand lanes at most")]
        let y = top + n as f64 * ROW;
        paper.bar((MARGIN, y), (WIDTH - 2.0 * MARGIN, ROW), ink::STRIPE, "");
    }
    for tick in axis.ticks() {
        let x = place(tick.day);
        paper.line((x, HEAD - 4.0), (x, bottom), ink::LINE, 0.6);
        paper.text((x, top - 10.0), 12.0, Anchor::Middle, "", &tick.label);
    }
    if scene.has_chart() {
        steps(app, atlas, scene, &axis, paper);
    }
    let mut y = top;
    for line in lines {
        match line {
            Line::Heading(group) => paper.text(
                (MARGIN, y + 13.0),
                14.0,
                Anchor::Start,
                "font-weight=\"bold\"",
                &group.heading,
            ),
            Line::Lane(lane) => draw_lane(app, atlas, lane, y, &place, paper),
        }
        y += ROW;
    }
    if let Some(day) = date_line(app.place().as_of).filter(|d| axis.column(*d).is_some()) {
        let x = place(day);
        paper.line((x, HEAD - 16.0), (x, bottom), ink::CHOSEN, 1.6);
        let looks = format!("fill=\"{}\" font-weight=\"bold\"", ink::CHOSEN);
        let middle = x.clamp(LEFT, WIDTH - MARGIN - 20.0);
        paper.text(
            (middle, HEAD - 20.0),
            13.0,
            Anchor::Middle,
            &looks,
            &app.place().as_of.to_string(),
        );
    }
    paper.key(bottom + 30.0, &key(scene)) + 30.0
}

/// The legend: what is there, kinds of one colour together.
fn key(scene: &Scene) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for kind in &scene.kinds {
        let area = Fill::Area(fill(*kind));
        match entries.iter_mut().find(|e| e.fill == area) {
            Some(entry) => {
                entry.words.push_str("; ");
                entry.words.push_str(kind.words());
            }
            None => entries.push(Entry::area(fill(*kind), kind.words())),
        }
    }
    if scene.has(|b| !b.suspended.is_empty()) {
        entries.push(Entry::area(ink::SUSPENDED, "suspended"));
    }
    if scene.has(|b| b.disputed || b.is_vague()) {
        let words = "not known exactly, or disputed";
        entries.push(Entry::area(ink::UNCLEAR, words));
    }
    entries
}

fn fill(kind: BarKind) -> &'static str {
    match kind {
        BarKind::Existed => ink::FAINT,
        BarKind::Member | BarKind::InForce => ink::FULL,
        BarKind::Linked => ink::FIRST,
        BarKind::Candidate | BarKind::Signed => ink::COMING,
    }
}

fn draw_lane(
    app: &App,
    atlas: &Atlas,
    lane: &Lane,
    y: f64,
    place: &impl Fn(Day) -> f64,
    paper: &mut Paper,
) {
    let label = name(atlas, lane.entity, AsOf::Ever);
    let shown = crate::ui::text::cut(label, 34);
    paper.text((MARGIN, y + 13.0), 13.0, Anchor::Start, "", &shown);
    for bar in &lane.bars {
        draw_bar(bar, app.today.last(), label, y, place, paper);
    }
}

fn draw_bar(
    bar: &Bar,
    today: Day,
    label: &str,
    y: f64,
    place: &impl Fn(Day) -> f64,
    paper: &mut Paper,
) {
    let thin = bar.kind == BarKind::Existed;
    let (y, height) = if thin {
        (y + 6.0, 4.0)
    } else {
        (y + 2.0, ROW - 5.0)
    };
    let (soonest, surely) = bar.since.map_or((None, None), |s| (Some(s.0), Some(s.1)));
    let (still, gone) = bar.until.map_or((today, today), |u| u);
    let says = format!(
        "{label}: {}{}{}",
        bar.kind.words(),
        bar.since
            .map_or(String::new(), |s| format!(" since {}", s.0)),
        bar.until
            .map_or(String::new(), |u| format!(" until {}", u.0)),
    );
    let mut piece = |from: f64, to: f64, fill: &str| {
        if to > from {
            paper.bar((from, y), (to - from, height), fill, &says);
        }
    };
    let end = place(gone);
    // Nobody knows when it began: a stretch before the end, or the whole axis.
    let unknown = if bar.until.is_some() {
        end - 60.0
    } else {
        LEFT
    };
    let start = soonest.map_or(unknown, place);
    let sure = surely.map_or(end, place).min(end);
    let sure_end = place(still).max(sure);
    piece(start, sure, ink::UNCLEAR);
    piece(sure_end, end, ink::UNCLEAR);
    let full = if bar.disputed {
        ink::UNCLEAR
    } else {
        fill(bar.kind)
    };
    piece(sure, sure_end, full);
    for (since, until) in &bar.suspended {
        let from = place(*since).max(sure);
        piece(from, place((*until).min(today)).min(end), ink::SUSPENDED);
    }
}

/// The lines of steps, told apart without red against green.
const STEPS: [&str; 8] = [
    ink::FULL,
    ink::SECOND,
    ink::BOTH,
    ink::COMING,
    ink::FIRST,
    ink::TEXT,
    "#b8a800",
    ink::FAINT,
];

/// The number of members, as steps.
fn steps(app: &App, atlas: &Atlas, scene: &Scene, axis: &Axis, paper: &mut Paper) {
    use std::fmt::Write as _;
    let most = scene.growth.iter().flatten().copied().max().unwrap_or(0);
    if most == 0 {
        return;
    }
    let (top, bottom) = (HEAD, HEAD + CHART - 8.0);
    #[expect(clippy::cast_precision_loss, reason = "a few hundred members")]
    let height = |count: usize| bottom - (bottom - top) * count as f64 / most as f64;
    let wide = WIDTH - MARGIN - LEFT;
    let fine = Axis {
        columns: 650,
        ..*axis
    };
    for (n, group) in scene.groups.iter().enumerate() {
        let mut path = String::new();
        let mut last = None;
        for column in 0..fine.columns {
            let day = fine.day(column);
            if day > app.today.last() {
                break;
            }
            let count = count_on(&group.lanes, day);
            if last == Some(count) {
                continue;
            }
            let x = LEFT + fine.share(day) * wide;
            let letter = if last.is_none() { 'M' } else { 'H' };
            if last.is_none() {
                let _ = write!(path, "{letter}{x:.1} {:.1}", height(count));
            } else {
                let _ = write!(path, "{letter}{x:.1}V{:.1}", height(count));
            }
            last = Some(count);
        }
        let end = LEFT + fine.share(app.today.last()).clamp(0.0, 1.0) * wide;
        let _ = write!(path, "H{end:.1}");
        let ink = STEPS[n % STEPS.len()];
        paper.raw(&format!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"2\"/>"
        ));
        if scene.groups.len() > 1 {
            let whose = group.lanes.first().map(|lane| lane.entity);
            let label = whose.map_or("", |entity| name(atlas, entity, AsOf::Ever));
            let looks = format!("fill=\"{ink}\"");
            #[expect(clippy::cast_precision_loss, reason = "at most eight")]
            let y = top + 12.0 + n as f64 * 14.0;
            paper.text((MARGIN, y), 12.0, Anchor::Start, &looks, label);
        }
    }
    let looks = format!("fill=\"{}\"", ink::FAINT);
    paper.text(
        (LEFT - 8.0, top + 6.0),
        12.0,
        Anchor::End,
        &looks,
        &format!("{most} members"),
    );
    paper.text((LEFT - 8.0, bottom + 2.0), 12.0, Anchor::End, &looks, "0");
    paper.line((LEFT, bottom), (WIDTH - MARGIN, bottom), ink::LINE, 0.8);
}
