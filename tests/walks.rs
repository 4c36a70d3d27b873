//! The four invariants of moving, over generated walks: any keys, in any order, at any size.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod common;

use blocs::{
    app::{App, event::Event, key::Key, update::update},
    query::{Role, Row},
};
use common::{buffer, explorer, shipped};
use proptest::prelude::*;

/// Keys a walk is made of: everything that moves, opens, pins, narrows, filters or changes the date.
fn key() -> impl Strategy<Value = Key> {
    let keys = [
        Key::Char('j'),
        Key::Char('j'),
        Key::Char('k'),
        Key::PageDown,
        Key::PageUp,
        Key::Char('g'),
        Key::Char('G'),
        Key::Tab,
        Key::Tab,
        Key::BackTab,
        Key::Enter,
        Key::Char(' '),
        Key::Esc,
        Key::Backspace,
        Key::Char(']'),
        Key::Char('s'),
        Key::Char('S'),
        Key::Char('T'),
        Key::Char('<'),
        Key::Char('>'),
        Key::Char(','),
        Key::Char('.'),
        Key::Char('v'),
        Key::Char('f'),
        Key::Char('/'),
        Key::Char('a'),
        Key::Char('t'),
        Key::Down,
        Key::Up,
    ];
    prop::sample::select(keys.to_vec())
}

fn walk() -> impl Strategy<Value = Vec<Key>> {
    prop::collection::vec(key(), 0..30)
}

fn size() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![
        Just((160, 45)),
        Just((80, 24)),
        Just((40, 12)),
        (1u16..170, 1u16..50)
    ]
}

fn press(app: &mut App, key: Key) {
    if let Some(message) = app.interpret(&Event::Key(key)) {
        update(app, shipped(), message);
    }
}

fn walked(size: (u16, u16), keys: &[Key]) -> App {
    let mut app = explorer("2015-06-01", size);
    for key in keys {
        press(&mut app, *key);
    }
    app
}

/// Closes boxes and pages, so that the panes have the keys.
fn to_panes(app: &mut App) {
    for _ in 0..3 {
        if app.overlay.input().is_some() || app.place().page.is_some() {
            press(app, Key::Esc);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_walk_panics_and_every_screen_draws(keys in walk(), size in size(), then in size()) {
        let mut app = walked(size, &keys);
        buffer(&app);
        update(&mut app, shipped(), blocs::app::Message::Resize(then.0, then.1));
        buffer(&app);
    }

    #[test]
    fn entering_a_pane_never_changes_the_list_it_shows(keys in walk(), step in prop::sample::select(vec![Key::Tab, Key::BackTab])) {
        let mut app = walked((160, 45), &keys);
        to_panes(&mut app);
        let lists: Vec<_> = Role::ALL.iter().map(|r| app.lists.pane(*r).entities.clone()).collect();
        press(&mut app, step);
        let focus = app.place().selection.focus();
        prop_assert_eq!(&app.lists.pane(focus).entities, &lists[focus.index()]);
    }

    #[test]
    fn back_restores_the_exact_screen(keys in walk(), wander in walk()) {
        let mut app = walked((160, 45), &keys);
        to_panes(&mut app);
        app.notice = None;
        let before = buffer(&app);
        let depth = app.clone();
        press(&mut app, Key::Enter);
        if app.history == depth.history {
            return Ok(()); // nothing to open in an empty pane
        }
        // Wander without opening or going back, then come back.
        let stays = |k: &Key| !matches!(k, Key::Enter | Key::Backspace | Key::Char(']' | 'v' | '/' | 't' | 'f'));
        for key in wander.into_iter().filter(stays) {
            press(&mut app, key);
        }
        to_panes(&mut app);
        press(&mut app, Key::Backspace);
        app.notice = None;
        prop_assert_eq!(buffer(&app), before);
    }

    #[test]
    fn a_filter_sort_or_date_keeps_the_cursor_while_its_entity_is_listed(keys in walk(), change in prop::sample::select(vec!["s", "S", "<", ">", "T", "fa"])) {
        let mut app = walked((160, 45), &keys);
        to_panes(&mut app);
        // Step once, so that the cursor stands where the user put it, not where a change left it.
        press(&mut app, Key::Char('j'));
        let focus = app.place().selection.focus();
        let before = app.lists.pane(focus).current();
        for c in change.chars() {
            press(&mut app, Key::Char(c));
        }
        let list = app.lists.pane(focus);
        if let Some(entity) = before.filter(|e| list.entities.contains(e)) {
            prop_assert_eq!(list.current(), Some(entity));
        }
    }

    #[test]
    fn lists_do_not_depend_on_the_order_of_pinning(picks in prop::collection::vec((0usize..3, 0usize..400), 1..5), seed in any::<u64>()) {
        let app = explorer("2015-06-01", (160, 45));
        let rows: Vec<Row> = picks
            .iter()
            .filter_map(|(pane, at)| {
                let role = Role::ALL[*pane];
                let all = blocs::query::linked::linked(shipped(), role, &[], app.place().as_of);
                all.get(at % all.len()).map(|entity| Row { role, entity: *entity })
            })
            .collect();
        let mut turned = rows.clone();
        turned.rotate_left(usize::try_from(seed % rows.len() as u64).expect("small"));
        turned.reverse();
        for role in Role::ALL {
            let one = blocs::app::selection::Selection::new(Role::Organisation, rows.clone());
            let other = blocs::app::selection::Selection::new(Role::Organisation, turned.clone());
            prop_assert_eq!(one.constraints(role, None), other.constraints(role, None));
            let list = |rows: &[Row]| blocs::query::linked::linked(shipped(), role, rows, app.place().as_of);
            prop_assert_eq!(list(&rows), list(&turned));
        }
    }
}
