//! What a user waits for: the dataset, a key and its frame, a search, three hundred keys at once.
//!
//! Compare ratios within one run; the machine decides the milliseconds.

#![allow(
    missing_docs,
    clippy::expect_used,
    reason = "criterion writes items without docs, and a bench may panic"
)]

use std::hint::black_box;

use blocs::{
    app::{App, Place, event::Event, key::Key, update::update},
    model::AsOf,
    store::Atlas,
    ui::{Theme, render, theme::ThemeName},
};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use ratatui::{buffer::Buffer, layout::Rect};

const SIZE: (u16, u16) = (120, 40);

fn atlas() -> Atlas {
    blocs::embedded::atlas().expect("the embedded dataset decodes")
}

fn explorer(atlas: &Atlas) -> App {
    let day = "2020-01-01".parse().expect("a date");
    App::new(atlas, Place::start(AsOf::On(day)), day, SIZE)
}

fn press(app: &mut App, atlas: &Atlas, key: Key) {
    if let Some(message) = app.interpret(&Event::Key(key)) {
        update(app, atlas, message);
    }
}

fn frame(app: &App, atlas: &Atlas, buffer: &mut Buffer) {
    buffer.reset();
    render(app, atlas, &Theme::named(ThemeName::Terminal), buffer);
}

fn dataset(c: &mut Criterion) {
    c.bench_function("decode the embedded dataset", |b| {
        b.iter_with_large_drop(|| black_box(atlas()));
    });
    c.bench_function("decode, first list, first frame", |b| {
        b.iter_with_large_drop(|| {
            let atlas = atlas();
            let app = explorer(&atlas);
            let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
            frame(&app, &atlas, &mut buffer);
            (atlas, buffer)
        });
    });
}

fn keys(c: &mut Criterion) {
    let atlas = atlas();
    let _ = atlas.names();
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    for (name, first, key) in [
        ("move over organisations, frame", None, Key::Char('j')),
        ("move over members, frame", Some(Key::Tab), Key::Char('j')),
        ("a year back, frame", None, Key::Char('<')),
    ] {
        let mut app = explorer(&atlas);
        if let Some(key) = first {
            press(&mut app, &atlas, key);
        }
        c.bench_function(name, |b| {
            b.iter(|| {
                press(&mut app, &atlas, key);
                press(
                    &mut app,
                    &atlas,
                    if key == Key::Char('<') {
                        Key::Char('>')
                    } else {
                        Key::Char('k')
                    },
                );
                frame(&app, &atlas, &mut buffer);
            });
        });
    }
    c.bench_function("300 keys, one frame", |b| {
        b.iter_batched_ref(
            || explorer(&atlas),
            |app| {
                (0..300).for_each(|_| press(app, &atlas, Key::Char('j')));
                frame(app, &atlas, &mut buffer);
            },
            BatchSize::LargeInput,
        );
    });
}

fn search(c: &mut Criterion) {
    let atlas = atlas();
    let _ = atlas.names();
    for query in ["t", "turkey", "kyrgistan", "россия"] {
        c.bench_function(&format!("search {query}"), |b| {
            b.iter(|| black_box(blocs::query::search::search(&atlas, query, None).hits.len()));
        });
    }
}

criterion_group!(benches, dataset, keys, search);
criterion_main!(benches);
