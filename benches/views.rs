//! How long a frame takes: each view on a screen of 200 columns and 60 rows.
//!
//! Measured and reported as numbers, never asserted: `cargo bench --bench views`.

#![allow(
    missing_docs,
    clippy::expect_used,
    reason = "criterion writes items without docs, and a bench may panic"
)]

use std::hint::black_box;

use blocs::{
    app::{App, Command, Message, Place, selection::Selection, update::update, view::View},
    model::{AsOf, PartialDate},
    query::{Role, Row},
    store::Atlas,
    ui::{Theme, render, theme::ThemeName},
};
use criterion::{Criterion, criterion_group, criterion_main};
use ratatui::{buffer::Buffer, layout::Rect};

const SIZE: (u16, u16) = (200, 60);

fn explorer(atlas: &Atlas, view: View) -> App {
    let day: PartialDate = "2010-01-01".parse().expect("a date");
    let pins: &[&str] = match view {
        View::Panes | View::Map | View::Timeline => &["organisation/nato"],
        View::Compare => &["organisation/nato", "organisation/eu", "organisation/g20"],
        View::Ties => &["country/ARM", "country/RUS"],
    };
    let rows = pins.iter().map(|key| {
        let entity = atlas.find(key).expect("an address");
        Row {
            role: Role::home(entity),
            entity,
        }
    });
    let mut place = Place::start(AsOf::On(day));
    let focus = if view == View::Ties {
        Role::Member
    } else {
        Role::Organisation
    };
    place.selection = Selection::new(focus, rows.clone());
    place.panes[focus.index()].wanted = rows.map(|r| r.entity).next();
    place.views.shown = view;
    App::new(atlas, place, "2026-06-30".parse().expect("a date"), SIZE)
}

fn frames(criterion: &mut Criterion) {
    let atlas = blocs::embedded::atlas().expect("the embedded dataset");
    let theme = Theme::named(ThemeName::Terminal);
    let area = Rect::new(0, 0, SIZE.0, SIZE.1);
    let mut buffer = Buffer::empty(area);
    for view in View::ALL {
        let mut app = explorer(&atlas, view);
        criterion.bench_function(&format!("draw {}", view.word()), |bencher| {
            bencher.iter(|| {
                buffer.reset();
                render(black_box(&app), &atlas, &theme, &mut buffer)
            });
        });
        // A key and its frame: a year back, then a year on.
        let mut commands = [Command::YearBack, Command::YearForward]
            .into_iter()
            .cycle();
        criterion.bench_function(&format!("year and draw {}", view.word()), |bencher| {
            bencher.iter(|| {
                let command = commands.next().expect("without end");
                update(&mut app, &atlas, Message::Command(command));
                buffer.reset();
                render(black_box(&app), &atlas, &theme, &mut buffer)
            });
        });
    }
    let mut app = explorer(&atlas, View::Map);
    let mut commands = [
        Command::ZoomIn,
        Command::PanRight,
        Command::PanLeft,
        Command::ZoomOut,
    ]
    .into_iter()
    .cycle();
    criterion.bench_function("move and draw map", |bencher| {
        bencher.iter(|| {
            let command = commands.next().expect("without end");
            update(&mut app, &atlas, Message::Command(command));
            buffer.reset();
            render(black_box(&app), &atlas, &theme, &mut buffer)
        });
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(50);
    targets = frames
}
criterion_main!(benches);
