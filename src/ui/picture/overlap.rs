//! The comparison as a matrix of discs with bars.

use super::paper::{Anchor, Entry, MARGIN, Paper, WIDTH, ink, wrap};
use crate::{
    app::{App, record::name},
    model::Entity,
    query::compare::Comparison,
    store::Atlas,
};

const ROW: f64 = 26.0;
const COLUMN: f64 = 26.0;

/// Draws the comparison; returns the height of the picture.
#[expect(clippy::cast_precision_loss, reason = "a few hundred rows at most")]
pub(super) fn draw(app: &App, atlas: &Atlas, comparison: &Comparison, paper: &mut Paper) -> f64 {
    let on = app.place().as_of;
    let bodies = comparison.organisations.len();
    let head = 92.0;
    let left = MARGIN + 14.0;
    let top = head + bodies as f64 * 22.0 + 16.0;
    let names = left + bodies as f64 * COLUMN;
    for (n, ix) in comparison.organisations.iter().enumerate() {
        let (x, y) = (left + n as f64 * COLUMN, head + n as f64 * 22.0);
        paper.line((x, y), (names - 6.0, y), ink::LINE, 1.2);
        paper.line((x, y), (x, top - 4.0), ink::LINE, 1.2);
        let entity = Entity::Organisation(*ix);
        let full = atlas.organisation(*ix).name_on(on);
        let short = name(atlas, entity, on);
        let total = comparison.totals.get(n).copied().unwrap_or(0);
        let text = if full == short {
            format!("{short}: {total}")
        } else {
            format!("{short}, {full}: {total}")
        };
        paper.text((names, y + 5.0), 15.0, Anchor::Start, "", &text);
    }
    let most = comparison
        .rows
        .iter()
        .map(|r| r.members.len())
        .max()
        .unwrap_or(1)
        .max(1);
    let bars = names + 50.0;
    let room = 420.0;
    let mut y = top + 12.0;
    for row in &comparison.rows {
        let of = |n: &usize| left + *n as f64 * COLUMN;
        if let (Some(first), Some(last)) = (row.of.first(), row.of.last()) {
            paper.line((of(first), y), (of(last), y), ink::TEXT, 2.0);
        }
        for n in 0..bodies {
            let fill = if row.of.contains(&n) {
                ink::TEXT
            } else {
                ink::LAND
            };
            paper.disc((of(&n), y), 7.0, fill);
        }
        let looks = "font-weight=\"bold\"";
        let count = row.members.len();
        paper.text(
            (bars - 10.0, y + 5.0),
            15.0,
            Anchor::End,
            looks,
            &count.to_string(),
        );
        let fill = match row.of.len() {
            1 => ink::FIRST,
            n if n == bodies => ink::BOTH,
            _ => ink::SECOND,
        };
        let wide = room * count as f64 / most as f64;
        if count > 0 {
            paper.bar((bars, y - 8.0), (wide, 16.0), fill, "");
        }
        let first = y;
        let sure = row.members.iter().map(|e| name(atlas, *e, on).to_owned());
        let open = row
            .unsettled
            .iter()
            .map(|e| format!("{} (unclear or disputed)", name(atlas, *e, on)));
        let members: Vec<String> = sure.chain(open).collect();
        let at = bars + wide + 12.0;
        let looks = format!("fill=\"{}\"", ink::FAINT);
        let lines = wrap(&members.join(", "), 13.0, WIDTH - MARGIN - at);
        for (n, line) in lines.iter().enumerate() {
            y = first + n as f64 * 17.0;
            paper.text((at, y + 5.0), 13.0, Anchor::Start, &looks, line);
        }
        y += ROW;
    }
    let in_some = comparison
        .rows
        .iter()
        .any(|r| (2..bodies).contains(&r.of.len()));
    let mut entries = vec![Entry::area(ink::FIRST, "in one only")];
    if in_some {
        entries.push(Entry::area(ink::SECOND, "in several"));
    }
    let all = if bodies == 2 { "in both" } else { "in all" };
    if comparison.rows.iter().any(|r| r.of.len() == bodies) {
        entries.push(Entry::area(ink::BOTH, all));
    }
    y = paper.key(y + 18.0, &entries);
    y = paper.note(y, NOTE);
    y + 28.0
}

/// What the counts are.
const NOTE: &str = "Each row: who belongs to just the marked ones and to none of the others, \
full members only.";
